import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ["test/*.test.ts"],
    setupFiles: "test/random.ts",
    globalSetup: "test/random.ts",
  },
});
