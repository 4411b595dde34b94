// A corpus: rows of a table, each an article, whose columns are found by their names.
import { type Article, InputError } from "./input.ts";
import { isoDate } from "./metadata.ts";

const NAMES = {
  text: ["full_text", "text", "content", "body", "正文", "全文", "内容"],
  key: ["id", "doc_id", "document_id", "编号", "序号"],
  title: ["title", "标题", "题名"],
  published: ["publish_date", "published", "date", "pub_date", "发布日期", "发布时间", "日期"],
  place: ["province", "region", "place", "city", "省份", "地区", "城市"],
  source: ["source_url", "source", "url", "来源"],
} as const;

/** A row by the names of its columns. */
export type CorpusRow = Readonly<Record<string, string>>;

function findColumns(header: readonly string[]): Partial<Record<keyof typeof NAMES, string>> {
  const plain = new Map(header.map((name) => [name.trim().toLowerCase(), name]));
  const found = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((field) => {
    const name = NAMES[field].find((candidate) => plain.has(candidate));
    return [field, name && plain.get(name)] as const;
  });
  return Object.fromEntries(found.filter(([, name]) => name));
}

/** Without a column of ids, a single row is the file's article, and several are told apart by their number. */
function keyOf(row: CorpusRow, column: string | undefined, index: number, rows: number): string | null {
  const id = column ? row[column]?.trim() : "";
  if (id) return id;
  return rows === 1 ? null : String(index + 1);
}

/**
 * The articles of a corpus; rows without a text are none.
 * @throws InputError where no column is known for the one of texts, or none of the rows has a text.
 */
export function articlesOf(
  rows: readonly CorpusRow[],
  header: readonly string[],
  file: string,
  encoding: string,
): Article[] {
  const columns = findColumns(header);
  const textColumn = columns.text;
  if (!textColumn)
    throw new InputError(
      file,
      `no column of texts. Name one of its columns ${NAMES.text.join(", ")}; it has ${header.join(", ")}.`,
    );
  const articles = rows.flatMap((row, i): Article[] => {
    const text = row[textColumn] ?? "";
    if (text.trim() === "") return [];
    const field = (column: string | undefined) => (column ? row[column]?.trim() || null : null);
    return [
      {
        key: keyOf(row, columns.key, i, rows.length),
        text,
        encoding,
        bytes: new TextEncoder().encode(text),
        title: field(columns.title),
        published: isoDate(field(columns.published) ?? ""),
        source: field(columns.source),
        place: field(columns.place),
      },
    ];
  });
  if (articles.length === 0) throw new InputError(file, `no row has a text in its column ${textColumn}.`);
  return articles;
}
