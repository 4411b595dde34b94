// The two languages of the interface. What a document says is never translated.
import type { ColumnLabel } from "../page-data.ts";

const WORDS = {
  title: ["政数 zhengshu", "zhengshu 政数"],
  summary: [
    "{documents} 篇文档 · {claims} 条数据 · {terms} 个术语",
    "{documents} documents · {claims} claims · {terms} terms",
  ],
  left: [
    "另有 {left} 篇文档放不进本页，见表格文件。",
    "{left} more documents do not fit in this page; see the table files.",
  ],
  documents: ["文档", "Documents"],
  findDocument: ["查找文档", "Find a document"],
  text: ["正文", "Text"],
  claims: ["数据", "Claims"],
  terms: ["术语", "Terms"],
  charts: ["图表", "Charts"],
  checks: ["核对与警告", "Checks"],
  results: ["结果", "Results"],
  search: ["搜索", "Search"],
  section: ["章节", "Section"],
  kind: ["类别", "Kind"],
  status: ["状态", "Status"],
  indicator: ["指标", "Indicator"],
  term: ["术语", "Term"],
  category: ["类别", "Category"],
  all: ["全部", "All"],
  reset: ["清除筛选", "Clear filters"],
  allDocuments: ["全部文档", "All documents"],
  thisDocument: ["本篇文档", "This document"],
  scope: ["范围", "Scope"],
  rows: ["{count} 行", "{count} rows"],
  page: ["第 {page} / {pages} 页", "Page {page} of {pages}"],
  previous: ["上一页", "Previous"],
  next: ["下一页", "Next"],
  none: ["没有符合条件的行。", "No rows match."],
  choose: ["点击文中的数据或表中的一行。", "Choose a claim in the text, or a row of the table."],
  chosen: ["所选数据", "The claim chosen"],
  concordance: ["“{term}”的语境", "“{term}” in context"],
  chooseTerm: ["点击一个术语，看它的语境。", "Choose a term to see it in context."],
  checksOf: ["核对", "Checks"],
  warnings: ["警告", "Warnings"],
  noChecks: ["没有可核对的内容。", "Nothing to check."],
  noWarnings: ["没有警告。", "No warnings."],
  noCharts: ["没有可画的图表。", "Nothing to draw."],
  save: ["保存图表", "Save the chart"],
  savePng: ["存为 PNG", "Save as PNG"],
  saveSvg: ["存为 SVG", "Save as SVG"],
  across: ["比较一个指标", "Compare an indicator"],
  dark: ["深色", "Dark"],
  light: ["浅色", "Light"],
  language: ["English", "中文"],
  level: ["水平", "level"],
  change: ["变化", "change"],
  share: ["占比", "share"],
  rate: ["比率", "rate"],
  rank: ["位次", "rank"],
  difference: ["差距", "difference"],
  enumeration: ["列举", "enumeration"],
  increase: ["增加", "increase"],
  decrease: ["减少", "decrease"],
  eq: ["等于", "equal"],
  approx: ["大约", "about"],
  lt: ["小于", "less than"],
  le: ["不超过", "at most"],
  gt: ["大于", "more than"],
  ge: ["不少于", "at least"],
  range: ["区间", "range"],
  previous_year: ["上年", "the year before"],
  previous_period: ["上期", "the period before"],
  bank: ["术语库", "bank"],
  pattern: ["句式", "pattern"],
  discovered: ["发现", "discovered"],
  reported: ["已报告", "reported"],
  planned: ["计划", "planned"],
  required: ["要求", "required"],
  consistent: ["一致", "consistent"],
  inconsistent: ["不一致", "inconsistent"],
  implied: ["推得", "implied"],
  open: ["未列全", "open"],
  part_whole: ["部分与整体", "part and whole"],
  sum: ["合计", "sum"],
  conflict: ["冲突", "conflict"],
  skip: ["跳到结果", "Skip to the results"],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof WORDS;
export type Language = "zh" | "en";

let current: Language = "zh";

export const language = (): Language => current;
export const setLanguage = (to: Language): void => {
  current = to;
};

/** A word or phrase of the interface, with {names} filled in. */
export function say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const phrase = WORDS[word][current === "zh" ? 0 : 1];
  return phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A value of a table that has a word here, such as a kind; others as they are. */
export const sayValue = (value: string): string => (value in WORDS ? say(value as Word) : value);

/** What a column means. */
export const sayMeaning = (label: ColumnLabel | undefined): string =>
  (current === "zh" ? label?.description_zh : label?.description) ?? "";

/** A column's name: its Chinese title, or its name in English words. */
export const sayColumn = (name: string, title: string | undefined): string =>
  current === "zh" ? (title ?? name) : name.replaceAll("_", " ");

const CHART_PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^各章节的数据条数$/, "Claims by section"],
  [/^各文档的数据条数$/, "Claims by document"],
  [/^文中的计数$/, "Counts in the text"],
  [/^文中的占比$/, "Shares in the text"],
  [/^文中的增减$/, "Changes in the text"],
  [/^同一指标的结果与目标$/, "Results and targets of the same indicator"],
  [/^出现最多的政策术语$/, "The most frequent policy terms"],
  [/^术语在各章节中的次数$/, "Terms by section"],
  [/^术语在各文档中的次数$/, "Terms by document"],
  [/^术语在全文中的位置$/, "Where the terms stand in the text"],
  [/^各文档有别于其他文档的术语$/, "The terms that set each document apart"],
  [/^历年(.+)$/, "$1 over the years"],
  [/^数据（条）$/, "claims"],
  [/^数量$/, "number"],
  [/^数值$/, "value"],
  [/^占比（%）$/, "share (%)"],
  [/^增减（%）$/, "change (%)"],
  [/^出现次数（次）$/, "mentions"],
  [/^全文中的位置（字）$/, "place in the text (characters)"],
  [/^按关键性（对数似然）排列$/, "by keyness (log-likelihood)"],
  [/^关键性$/, "keyness"],
  [/^次数$/, "mentions"],
  [/^类别$/, "kind"],
  [/^年$/, "year"],
  [/^(\d+) 篇文档$/, "$1 documents"],
  [/^(\d+) 篇文档中的 (\d+) 篇$/, "$2 of $1 documents"],
  [/^(\d+) 篇文档，.*$/, "$1 documents, the first of all"],
];

/** A text of a chart in the language of the interface. */
export function sayOfChart(text: string): string {
  if (current === "zh") return text;
  const phrase = CHART_PHRASES.find(([pattern]) => pattern.test(text));
  return phrase ? text.replace(phrase[0], phrase[1]) : text;
}
