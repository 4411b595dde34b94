// Reads a CSV corpus: a row an article, its columns found by name.
import Papa from "papaparse";
import { decode } from "./decode.ts";
import { type Article, type Format, InputError } from "./input.ts";
import { isoDate } from "./metadata.ts";

const NAMES = {
  text: ["full_text", "text", "content", "body", "正文", "全文", "内容"],
  key: ["id", "doc_id", "document_id", "编号", "序号"],
  title: ["title", "标题", "题名"],
  published: ["publish_date", "published", "date", "pub_date", "发布日期", "发布时间", "日期"],
  place: ["province", "region", "place", "city", "省份", "地区", "城市"],
  source: ["source_url", "source", "url", "来源"],
} as const;
type Row = Record<string, string>;

function findColumns(header: readonly string[]): Partial<Record<keyof typeof NAMES, string>> {
  const plain = new Map(header.map((name) => [name.trim().toLowerCase(), name]));
  const found = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((field) => {
    const name = NAMES[field].find((candidate) => plain.has(candidate));
    return [field, name && plain.get(name)] as const;
  });
  return Object.fromEntries(found.filter(([, name]) => name));
}

/** Without a column of ids, a single row is the file's article, and several are told apart by their number. */
function keyOf(row: Row, column: string | undefined, index: number, rows: number): string | null {
  const id = column ? row[column]?.trim() : "";
  if (id) return id;
  return rows === 1 ? null : String(index + 1);
}

export const readCsv: Format = (bytes, file) => {
  const { text, encoding } = decode(bytes, file);
  const { data, errors, meta } = Papa.parse<Row>(text, { header: true, skipEmptyLines: "greedy" });
  const columns = findColumns(meta.fields ?? []);
  const textColumn = columns.text;
  if (!textColumn)
    throw new InputError(
      file,
      `no column of texts. Name one of its columns ${NAMES.text.join(", ")}; it has ${meta.fields?.join(", ")}.`,
    );
  const broken = errors.find(({ code }) => code === "MissingQuotes" || code === "TooManyFields");
  if (broken)
    throw new InputError(file, `row ${(broken.row ?? 0) + 2}: ${broken.message}. Save the table again as CSV.`);
  const articles = data.map((row, i): Article | null => {
    const article = row[textColumn] ?? "";
    if (article.trim() === "") return null;
    const field = (column: string | undefined) => (column ? row[column]?.trim() || null : null);
    return {
      key: keyOf(row, columns.key, i, data.length),
      text: article,
      encoding,
      bytes: new TextEncoder().encode(article),
      title: field(columns.title),
      published: isoDate(field(columns.published) ?? ""),
      source: field(columns.source),
      place: field(columns.place),
    };
  });
  const found = articles.filter((article) => article !== null);
  if (found.length === 0) throw new InputError(file, `no row has a text in its column ${textColumn}.`);
  return found;
};
