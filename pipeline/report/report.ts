// report.html: the texts with their claims and terms marked, the rows beside them, and the charts; one file, works offline.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Rows } from "../../schemas/rows.ts";
import type { Tables } from "../export/tables.ts";
import { columnsOf } from "../validate/schemas.ts";
import { type Annotation, escapeHtml, markText } from "./marks.ts";

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const style = asset("page.css");
const script = asset("page.js");
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${hash(script)}; img-src data:`;

/** What the page is made of. Charts are SVG; texts are by document id. */
export interface PageInput {
  readonly tables: Tables;
  readonly texts: ReadonlyMap<string, string>;
  readonly charts: readonly { readonly name: string; readonly svg: string }[];
}

const SHOWN = [
  "quantity",
  "indicator",
  "kind",
  "direction",
  "value",
  "low",
  "high",
  "comparator",
  "unit",
  "from_value",
  "action",
  "agent",
  "period",
  "baseline",
  "status",
  "section",
  "rule",
  "claim_id",
] as const;

/** JSON inside a script element: nothing in it can close the element. */
const embed = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

const detail = (claim: Rows["claims"]) =>
  Object.fromEntries(SHOWN.flatMap((name) => (claim[name] === null ? [] : [[name, claim[name]]])));

function cell(value: string | number | null): string {
  return `<td${typeof value === "number" ? ' class="number"' : ""}>${escapeHtml(String(value ?? ""))}</td>`;
}

function claimTable(claims: readonly Rows["claims"][]): string {
  const columns = ["indicator", "quantity", "value", "unit", "kind", "status", "period"] as const;
  const titles = new Map(columnsOf("claims").map(({ name, title }) => [name, title]));
  const head = columns.map((name) => `<th scope="col">${escapeHtml(titles.get(name) ?? name)}</th>`).join("");
  const body = claims
    .map(
      (claim) =>
        `<tr tabindex="0" data-claim="${escapeHtml(claim.claim_id)}">${columns.map((name) => cell(claim[name])).join("")}</tr>`,
    )
    .join("\n");
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ""
    : `<h3>${title}</h3><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`;
}

function annotationsOf(claims: readonly Rows["claims"][], mentions: readonly Rows["concordance"][]): Annotation[] {
  return [
    ...claims.map((c) => ({
      start: c.quantity_start,
      end: c.quantity_end,
      open: `<mark tabindex="0" data-kind="${c.kind}" data-claim="${escapeHtml(c.claim_id)}">`,
      close: "</mark>",
    })),
    ...mentions.map((m) => ({ start: m.start, end: m.end, open: '<span class="term">', close: "</span>" })),
  ];
}

/** The rows of each document, in one pass over a table. */
function byDocument<T extends { document_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.document_id);
    if (group) group.push(row);
    else groups.set(row.document_id, [row]);
  }
  return groups;
}

function documentHtml(
  row: Rows["documents"],
  text: string,
  of: { [T in "claims" | "concordance" | "checks" | "warnings"]: Rows[T][] },
): string {
  const about = [
    row.published,
    row.source,
    `${row.characters} 字`,
    `${row.claims} 条数据`,
    `${row.terms} 个术语`,
  ].filter((part) => part !== null);
  const marked = markText(text, annotationsOf(of.claims, of.concordance));
  return `<section class="document-section"><h2>${escapeHtml(row.title ?? row.document_id)}</h2>
<p class="about">${escapeHtml(about.join(" · "))}</p>
<div class="document"><div class="text" lang="zh">${marked}</div>
<aside aria-live="polite"><h3>数据</h3><dl><dt></dt><dd>点击文中的数据或表中的一行。</dd></dl>
${list(
  "核对",
  of.checks.map((check) => `${check.check} · ${check.result}: ${check.detail}`),
)}
${list(
  "警告",
  of.warnings.map((warning) => warning.message),
)}</aside></div>
${claimTable(of.claims)}</section>`;
}

/** The page as one HTML document. */
export function toPage({ tables, texts, charts }: PageInput): string {
  const groups = {
    claims: byDocument(tables.claims),
    concordance: byDocument(tables.concordance),
    checks: byDocument(tables.checks),
    warnings: byDocument(tables.warnings),
  };
  const sections = tables.documents.map((row) => {
    const rowsOf = <T>(group: Map<string, T[]>) => group.get(row.document_id) ?? [];
    const of = {
      claims: rowsOf(groups.claims),
      concordance: rowsOf(groups.concordance),
      checks: rowsOf(groups.checks),
      warnings: rowsOf(groups.warnings),
    };
    return documentHtml(row, texts.get(row.document_id) ?? "", of);
  });
  const labels = Object.fromEntries(columnsOf("claims").map(({ name, title }) => [name, title]));
  const details = Object.fromEntries(tables.claims.map((claim) => [claim.claim_id, detail(claim)]));
  const figures = charts.map(({ name, svg }) => `<figure id="chart-${name}">${svg}</figure>`).join("\n");
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>政数 zhengshu</title>
<style>${style}</style>
</head>
<body>
<header><h1>政数 zhengshu</h1><p class="about">${tables.documents.length} 篇文档 · ${tables.claims.length} 条数据 · ${tables.terms.length} 个术语</p></header>
<main>
<section aria-label="图表" class="charts">${figures}</section>
${sections.join("\n")}
</main>
<script type="application/json" id="labels">${embed(labels)}</script>
<script type="application/json" id="claims">${embed(details)}</script>
<script>${script}</script>
</body>
</html>
`;
}
