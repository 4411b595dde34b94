// Targets: what the figure of a target is about, where a clause says whether it was met.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { ADVERBIALS, headOf, REALISES, TARGET_WORDS, verbOf } from "./lexicon.ts";
import { isNegation, isOf } from "./word-classes.ts";

const moves = ({ text }: Chunk): boolean => verbOf(text)?.use === "move";
const realises = ({ text }: Chunk): boolean => [...REALISES].some((verb) => text.endsWith(verb));

/**
 * What the figure of a target is about: nothing more than before where the target is what a figure is held against (超过省定63%的目标),
 * and 削减 in 未完成削减10%的目标, where it is said whether it was met.
 */
export function ofTarget(clause: readonly Chunk[], at: number, left: readonly Chunk[]): readonly Chunk[] {
  const aim = clause.slice(at + 2, at + 4);
  if (!isOf(clause[at + 1]) || !(TARGET_WORDS.has(formOf(aim[0])) || TARGET_WORDS.has(textOf(aim)))) return left;
  const [verb, ...setter] = left;
  const against = /^(?:compare|reach)$/.test(verbOf(formOf(verb))?.use ?? "") && setter.length > 0;
  if (against && headOf(textOf(setter)) === undefined && !setter.some(moves)) return left.slice(0, 1);
  const met = left.findIndex(realises);
  const aimed = left.slice(formOf(left[met + 1]) === "了" ? met + 2 : met + 1);
  const said =
    met >= 0 &&
    left.slice(0, met).every((chunk) => chunk.tag === "d" || ADVERBIALS.has(chunk.text) || isNegation(chunk));
  return said && aimed.some(moves) ? aimed : left;
}
