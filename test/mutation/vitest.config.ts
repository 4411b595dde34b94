import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const recorded = fileURLToPath(new URL("recorded-segmenter.ts", import.meta.url));

export default defineConfig({
  test: {
    testTimeout: 20_000,
    setupFiles: "test/random.ts",
    include: ["test/{examples,checks,passages,reports,gold,number-cases,pairs,laws}.test.ts"],
  },
  plugins: [
    {
      name: "recorded-segmenter",
      enforce: "pre",
      resolveId: (id, importer) => (id.endsWith("/jieba.ts") && importer !== recorded ? recorded : null),
    },
  ],
});
