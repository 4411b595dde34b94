// Outlook: whether the figures of a sentence are planned or estimated, by the words of its clauses.
import { type Chunk, formOf, textOf } from "./chunks.ts";
import {
  AFTER_CHANGE,
  BEFORE_CHANGE,
  BY,
  ESTIMATED,
  FORMERLY,
  MAKES,
  NOMINAL_VERBS,
  OPENINGS,
  PAST,
  PLANNED_ON,
  PROPOSES,
  verbOf,
} from "./lexicon.ts";
import { MOVE_FROM } from "./moves.ts";
import { isNominal, isOf, isVerb } from "./word-classes.ts";
import type { WordList } from "./word-list.ts";

/** What moves, behind the verbs that say what kind it is: 将享受优惠的企业所得额上限由50万元提高到100万元. */
function movesObject(behind: readonly Chunk[]): boolean {
  const from = behind.findIndex(({ text }) => MOVE_FROM.test(text));
  return from > 0 && behind.slice(0, from).some(isOf) && behind.slice(from).some(({ kind }) => kind === "quantity");
}
const ENDS_MOVE = /[为成到至]$/;
/** True where what is moved has a verb of its own before 的: 将涉及企业注销的12个环节整合为1个. */
function movesWhatDoes(behind: readonly Chunk[]): boolean {
  const of = behind.findIndex(isOf);
  return (
    of > 0 &&
    behind.slice(of).some(({ kind, tag, text }) => kind === "word" && /^[vp]/.test(tag) && ENDS_MOVE.test(text))
  );
}

/** True where a verbal noun begins what is moved behind it: 审批 in 将审批时限压缩到30天. */
function isObjectMoved(chunks: readonly Chunk[], at: number): boolean {
  const moved = chunks.findIndex(({ text }, i) => i > at + 1 && verbOf(text)?.use === "move");
  const figure = chunks.findIndex(({ kind }, i) => i > at && kind === "quantity");
  return NOMINAL_VERBS.has(formOf(chunks[at])) && isNominal(chunks[at + 1]) && moved > 0 && moved < figure;
}

/** 将 before a noun, or what stands before one, marks the object and says nothing of the future: 将216项职能划转, 将原来的28个环节. */
function marksObject(chunks: readonly Chunk[], at: number): boolean {
  const next = chunks[at + 1];
  if (formOf(chunks[at]) !== "将" || !next) return false;
  const acts = /^(?:v|d|ad|a|p)/.test(next.tag) || next.numeral?.role === "idiom";
  const behind = chunks.slice(at + 1);
  const moves =
    !MAKES.has(next.text) && (movesObject(behind) || isObjectMoved(chunks, at + 1) || movesWhatDoes(behind));
  return !acts || moves || FORMERLY.has(next.text) || (next.tag === "d" && isOf(chunks[at + 2]));
}
/**
 * True where the chunks, whose text is given, hold one of the words; one of a single character must be a chunk. They may be the
 * beginning of a clause that is given whole.
 */
export const has = (words: WordList, chunks: readonly Chunk[], text: string, clause = chunks) =>
  words.isInAtLength(text) ||
  chunks.some((chunk, i) => chunk.text.length === 1 && words.has(chunk.text) && !marksObject(clause, i));

/** Behind those who act, and before what they mean to do, no part of either: 县政府计划招引项目. */
export const PLANS = "计划";
/**
 * 计划 in 县政府计划招引项目20个: they plan to. 按计划招引 says that it was done, and what 固定资产投资计划增长 says is of the plan
 * alone.
 */
export const intends = (clause: readonly Chunk[]): boolean =>
  clause.some(({ text }, i) => {
    const next = clause[i + 1];
    if (text !== PLANS || !isVerb(next) || BY.has(formOf(clause[i - 1]))) return false;
    return !/^(?:move|reach)$/.test(verbOf(next.text)?.use ?? "");
  });

/** 总投资 in 计划总投资74.97亿元 is planned, and what follows is not. */
const namesPlan = ([first, next]: readonly Chunk[]): boolean =>
  formOf(first) === PLANS && isNominal(next) && !NOMINAL_VERBS.has(next.text);

/** For the sake of what something is done that is no plan: 为确保, 以力争. */
const FOR_SAKE = /[为以](?:了)?$/;

/** 占计划总投资的60%: a plan that a share is of, and nothing that is still to come. */
const OF_WHOLE = /占[^，。；]{0,8}$/;

/** True for a clause that says that what follows is planned: 力争新建学校10所，… */
function plansOn(clause: readonly Chunk[]): boolean {
  const text = textOf(clause);
  if (namesPlan(clause)) return false;
  if (PROPOSES.opens(text) || intends(clause)) return true;
  return (
    PLANNED_ON.isIn(text) &&
    PLANNED_ON.words.some((word) => {
      const at = word.length > 1 ? text.indexOf(word) : -1;
      const isPlan = (i: number) => word !== "将" || (clause[i + 1]?.tag === "v" && !marksObject(clause, i));
      const chunk = clause.findIndex((c, i) => c.text === word && isPlan(i));
      if (at < 0 && chunk < 0) return false;
      const before = at < 0 ? textOf(clause.slice(0, chunk)) : text.slice(0, at);
      return !FOR_SAKE.test(before) && !OF_WHOLE.test(before);
    })
  );
}

/** 比去年 and 与去年 compare, and say of nothing that it is over. */
const COMPARED_YEAR = /[比较与同和跟](?:去年|上年)/g;

/** True for a clause that has no figure, or that begins the sentence and itself with a word of plans: it speaks of all. */
function opensSentence(clause: readonly Chunk[], first: boolean): boolean {
  if (!clause.some((chunk) => chunk.kind === "quantity")) return true;
  if (!first) return false;
  return OPENINGS.opens(textOf(clause));
}

/** 解决了 in 计划投资3亿元，解决了9万人的饮水问题: it is over; what 提出了 and 安排了 say is not. */
const isDone = (clause: readonly Chunk[]): boolean =>
  clause.some(
    ({ text }, i) =>
      text === "了" && verbOf(formOf(clause[i - 1]))?.use === "count" && !PROPOSES.has(formOf(clause[i - 1])),
  );

/** Whether the figures of a sentence are planned or estimated by what its clauses, given in order, have said so far. */
export class Outlook {
  /** True for the clause that was begun last, where one before it plans what follows: 力争新建学校10所，改造20所. */
  planned = false;
  /** True where it or one before it estimates: 预计全年生产总值65亿元，增长11%. */
  estimated = false;
  /** True for a clause of how it was before a change, which plans nothing: 改革前要跑12个部门. */
  former = false;
  #begun: readonly Chunk[] = [];
  #first: readonly Chunk[] | null = null;
  #throughout = { planned: false, estimated: false };

  /** Begins a clause: behind a semicolon only what was said for the whole sentence holds on, behind 截至 nothing. */
  begin(clause: readonly Chunk[], behindSemicolon: boolean): void {
    if (!this.former && plansOn(this.#begun)) this.#say("planned", this.#begun);
    const text = textOf(clause);
    this.former = BEFORE_CHANGE.opens(text) || (this.former && !AFTER_CHANGE.opens(text));
    const past = has(PAST, clause, text.replaceAll(COMPARED_YEAR, "")) || isDone(clause);
    if (past) this.#throughout = { planned: false, estimated: false };
    if (past || behindSemicolon) ({ planned: this.planned, estimated: this.estimated } = this.#throughout);
    this.#begun = clause;
    this.#first ??= clause;
    if (has(ESTIMATED, clause, text)) this.#say("estimated", clause);
  }

  #say(what: "planned" | "estimated", clause: readonly Chunk[]): void {
    this[what] = true;
    if (opensSentence(clause, clause === this.#first)) this.#throughout[what] = true;
  }
}
