// Sees to it that the rows of texts are those that were kept. Read the difference before it is kept; UPDATE=1 writes the
// rows.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyse } from "../pipeline/pipeline.ts";
import { KEPT_TEXTS, keptFile, rowsOf } from "./kept-rows.ts";
import { textDocument } from "./score.ts";

describe("the rows of a text", () => {
  it.each(KEPT_TEXTS)("$name are those that were kept", ({ name, text, published }) => {
    for (const { file, rows } of rowsOf(analyse(textDocument(name, text, published)))) {
      const kept = keptFile(name, file);
      if (process.env.UPDATE === "1") {
        mkdirSync(new URL(".", kept), { recursive: true });
        writeFileSync(kept, rows);
      }
      expect(rows).toBe(readFileSync(kept, "utf8"));
    }
  });
});
