import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const recorded = fileURLToPath(new URL("recorded-segmenter.ts", import.meta.url));

/** The quickest first, for a mutant is done with at the first test that fails. */
const FILES = ["number-cases", "examples", "checks", "pairs", "gold", "reports", "passages", "laws"];

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      FILES.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
    return files.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: QuickestFirst },
    testTimeout: 20_000,
    setupFiles: "test/random.ts",
    include: FILES.map((name) => `test/${name}.test.ts`),
  },
  plugins: [
    {
      name: "recorded-segmenter",
      enforce: "pre",
      resolveId: (id, importer) => (id.endsWith("/jieba.ts") && importer !== recorded ? recorded : null),
    },
  ],
});
