// Comparisons: a year that a clause only compares with gives none to the dates behind it.
import { readLexicon } from "../../lexicon.ts";
import type { Context } from "./context.ts";

const words = readLexicon(new URL("comparisons.csv", import.meta.url), ["word"]).map(({ word }) => word);
const CLAUSE_BREAK = /[，。；：、,;\n]/;
const NEAR = 12;

/** True for a year at `at` that its clause only compares with: 比上年, 低于最高年份2015年, 接近2018年全年水平. */
export function isCompared({ folded }: Context, at: number): boolean {
  const near =
    folded
      .slice(Math.max(0, at - NEAR), at)
      .split(CLAUSE_BREAK)
      .at(-1) ?? "";
  return words.some((word) => near.includes(word));
}
