// report.html: the texts with their facts marked, the rows beside them, and the charts; one file that works offline.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { type Column, columnsOf } from "../validate/schemas.ts";
import { type ColumnLabel, type PageTables, pageDataJson } from "./page-data.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Text inside a script element: nothing in it can close the element or open a comment. */
const embed = (code: string) => code.replaceAll(/<\/(script)/gi, "<\\/$1").replaceAll("<!--", "<\\!--");

let script: string | null = null;

/** The program of the page with all that it needs, in one piece. */
function pageScript(): string {
  script ??= embed(
    buildSync({
      entryPoints: [
        fileURLToPath(new URL(`app/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)),
      ],
      bundle: true,
      write: false,
      minify: true,
      format: "iife",
      target: "es2022",
      charset: "utf8",
      legalComments: "none",
      logLevel: "error",
    }).outputFiles[0]?.text ?? "",
  );
  return script;
}

/** Titles and meanings of the columns of claims, by name, and of terms, by terms.name. */
function labelsOf(): Record<string, ColumnLabel> {
  const label = ({ title, description, description_zh }: Column): ColumnLabel => ({
    title,
    description,
    description_zh,
  });
  const claims = columnsOf("claims").map((column) => [column.name, label(column)] as const);
  const terms = columnsOf("terms").map((column) => [`terms.${column.name}`, label(column)] as const);
  return Object.fromEntries([...claims, ...terms]);
}

/** The page as one HTML document, piece by piece. left is the number of documents that the tables have no rows of. */
export function* pageChunks(tables: PageTables, textOf: (id: string) => string, left = 0): Generator<string> {
  const code = pageScript();
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${hash(code)}; img-src data: blob:`;
  const style = readFileSync(new URL("page.css", import.meta.url), "utf8");
  yield `<!doctype html>
<html lang="zh" data-theme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>政数 zhengshu</title>
<style>${style}</style>
</head>
<body>
<a id="skip" href="#side">跳到结果</a>
<header>
<div><h1 id="title">政数 zhengshu</h1><p id="summary" class="quiet"></p></div>
<div id="controls"></div>
</header>
<main>
<nav id="documents" hidden></nav>
<article id="text" tabindex="-1"></article>
<section id="side" tabindex="-1">
<section id="detail"></section>
<div class="bar"><div id="tabs" role="tablist"></div><div id="scope"></div></div>
<div id="panel" role="tabpanel" tabindex="0"></div>
</section>
</main>
<noscript>本页需要 JavaScript；表格文件（CSV、JSON）不需要。 This page needs JavaScript; the tables (CSV, JSON) do not.</noscript>
<script type="application/json" id="data">`;
  yield* pageDataJson(tables, textOf, { labels: labelsOf(), left });
  yield `</script>
<script>${code}</script>
</body>
</html>
`;
}
