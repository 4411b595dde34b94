// Verbs that reach over what a quantity is compared with, a part of or a ratio to, and growth named behind its figure.
import { isPoints } from "../numerals/units.ts";
import { type Chunk, formOf, textOf } from "./chunks.ts";
import { withoutLead } from "./edges.ts";
import { type Governor, governorAt } from "./governor.ts";
import { BASES, growthOf, headOf, RATIO_VERBS, TARGET_WORDS, verbOf } from "./lexicon.ts";
import type { Scope } from "./reading.ts";
import type { Indicator } from "./sharing.ts";
import { isNominal, isOf, isSoft, isVerb, PER_TIME } from "./word-classes.ts";

const REACHES_OVER = new Set(["compare", "share", "rank"]);
const LONGEST_STANDARD = 6;
/** 超过 says what was reached, but by how many points in 超过时间进度13.8个百分点, as 超出 does. */
const SURPASSES = new Set(["超过", "超"]);
const EXCEEDS = "超出";
/** What a verb of moving has behind it, before the place that something came to. */
const TO = /[至到为]$/;
const RATIOS = new Set(["percent", "multiple", "fraction"]);

/** 高于全国平均水平2个百分点, 占全球10%, 居全国第4位: the verb reaches over what it compares with or is part of. */
export function governorOver(scope: Scope, left: readonly Chunk[], quantity: Chunk): Governor | null {
  const points = isPoints(quantity.numeral?.unit ?? null);
  const index = left.findLastIndex(
    ({ text }) => REACHES_OVER.has(verbOf(text)?.use ?? "") || (points && SURPASSES.has(text)),
  );
  const verb = left[index];
  const standard = left.slice(index + 1);
  const named = standard.every((chunk) => chunk.kind === "word" || chunk.kind === "date" || isSoft(chunk));
  const plain = standard.length > 0 && standard.length <= LONGEST_STANDARD && named && !isSoft(standard.at(-1));
  const surpasses = SURPASSES.has(formOf(verb));
  const rates = points && (surpasses || verbOf(formOf(verb))?.use === "compare");
  const links = ({ text, tag }: Chunk) => /^[vp]/.test(tag) && verbOf(text)?.use === "reach";
  const shares = formOf(verb) === "占比";
  if ((!shares && standard.some(links)) || (!rates && standard.some(isVerb))) return null;
  const measure = headOf(textOf(standard));
  const shared = verbOf(formOf(verb))?.use === "share" && RATIOS.has(quantity.numeral?.type ?? "");
  const measured = !rates && measure && (!shared || measure.value !== "");
  if (!verb || !plain || !/^v|^p/.test(verb.tag) || measured) return null;
  const governor = governorAt(scope.text, verb.end, verb.start, scope.boundaries);
  const compares = surpasses ? verbOf(EXCEEDS) : undefined;
  return governor && compares
    ? { ...governor, verb: compares, reached: false, direction: compares.direction }
    : governor;
}

const LONGEST_BASIS = 10;

/**
 * Where what a figure is a ratio to begins, behind the verb: 年初预算 in 为年初预算52亿元的102.3%, before the amount that it comes
 * to, or the number of them, 155个 in 占全部155个单元的94.2%; the quantity stands at `at`. -1 where nothing is.
 */
export function ratioTo(clause: readonly Chunk[], left: readonly Chunk[], at: number): number {
  let end = at + 1;
  while (isNominal(clause[end])) end++;
  const ratio = formOf(clause[end]) === "的" && RATIOS.has(clause[end + 1]?.numeral?.type ?? "");
  const verb = ratio ? left.findLastIndex((chunk) => RATIO_VERBS.has(chunk.text)) : -1;
  return verb >= 0 && verb < left.length - 1 ? verb + 1 : -1;
}

/** The verb of moving that ends at the place with what says where to: 压缩至 in 办理时限压缩至法定时限的30%. */
function moveTo(scope: Scope, chunks: readonly Chunk[], at: number): Governor | null {
  const verb = chunks[at];
  if (!verb || !TO.test(verb.text)) return null;
  const found = governorAt(scope.text, verb.end, chunks[at - 1]?.start ?? verb.start, scope.boundaries);
  return found?.reached && found.verb.use === "move" ? found : null;
}

/** 为预算的100.1%, 是“十五”末的4.6倍, 占本届政府成立之初审批事项的39%: what a figure is a ratio to stands before it. */
export function governorOfRatio(
  scope: Scope,
  left: readonly Chunk[],
  { numeral }: Chunk,
  carried: Indicator | null,
): Governor | null {
  const index = left.findIndex((chunk, i) => RATIO_VERBS.has(chunk.text) || moveTo(scope, left, i));
  if (withoutLead(left.slice(0, index)).length === 0 && carried === null) return null;
  const verb = left[index];
  const basis = left.slice(index + 1);
  if (!verb || basis.length === 0 || basis.length > LONGEST_BASIS || !RATIOS.has(numeral?.type ?? "")) return null;
  const of = formOf(basis.at(-1)) === "的";
  const named = textOf(of ? basis.slice(0, -1) : basis);
  const share = verbOf(verb.text)?.use === "share";
  const plain = basis
    .slice(0, -1)
    .every(({ kind, tag }) => (kind === "word" || kind === "date") && !/^(?:v(?!n)|p|uj)/.test(tag));
  const whole =
    of &&
    (numeral?.type === "multiple" ||
      (share ? withoutLead(left.slice(0, index)).length === 0 : plain && (index === 0 || /^v/.test(verb.tag))));
  const moved = moveTo(scope, left, index);
  if (of && plain && moved) return moved;
  const before = left[index - 1];
  const start = before && /^v/.test(before.tag) ? before.start : verb.start;
  return whole || BASES.some((word) => named.endsWith(word))
    ? governorAt(scope.text, verb.end, start, scope.boundaries)
    : null;
}

/** What a growth is called by its pace: 速度 in 以年均8%的速度增长. */
const PACE = "速度";

/** 增速 in 保持6%的增速, and 增长 in 以8%的速度增长: how a figure before it moved; null where nothing behind the figure says so. */
export function growthBehind(clause: readonly Chunk[], at: number): Governor | null {
  const { numeral } = clause[at] as Chunk;
  if (numeral?.type !== "percent" || !isOf(clause[at + 1])) return null;
  const paced = formOf(clause[at + 2]) === PACE ? at + 3 : at + 2;
  const chunk = clause[paced];
  const grows = growthOf(formOf(chunk));
  const move = verbOf(formOf(chunk));
  const next = clause[paced + 1];
  const names = isNominal(next) && !TARGET_WORDS.has(next.text);
  if (!chunk || names || !(grows || (paced > at + 2 && move?.use === "move"))) return null;
  const direction = grows?.direction ?? move?.direction ?? null;
  const verb = { use: "move", kind: "change", direction } as const;
  return { verb, text: chunk.text, start: chunk.start, reached: false, direction };
}

/** What grew, without the verb and how it did: 工业 in 工业保持6%的增速, nothing in 以年均8%的速度增长. */
export function beforeGrowth(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.findLastIndex(({ tag, text }) => !/^(?:v(?!n)|d|p|u|c|ad)/.test(tag) && !PER_TIME.test(text));
  return chunks.slice(0, last + 1);
}
