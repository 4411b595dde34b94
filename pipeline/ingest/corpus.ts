// A corpus: rows of a table, each an article, whose columns are found by their names.
import type { Warning } from "../document.ts";
import { type Article, FIELDS, type Field, InputError, type Reading } from "./input.ts";
import { isoDate } from "./metadata.ts";

/** Names by which a column is known without being told, in the order of preference. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  text: ["full_text", "text", "content", "body", "正文", "全文", "内容", "內容"],
  id: ["id", "doc_id", "document_id", "编号", "序号", "編號", "序號"],
  title: ["title", "标题", "题名", "標題", "題名"],
  date: ["publish_date", "published", "date", "pub_date", "发布日期", "发布时间", "日期", "發布日期", "發佈日期"],
  author: ["author", "作者"],
  place: ["province", "region", "place", "city", "省份", "地区", "城市", "地區"],
  source: ["source", "来源", "來源"],
  url: ["source_url", "url", "link", "链接", "网址", "連結", "網址"],
};

/** A row by the names of its columns. */
export type CorpusRow = Readonly<Record<string, string>>;

/** The rows of a corpus, in the order of the file, and what is known of all of them. */
interface Corpus {
  readonly rows: readonly CorpusRow[];
  readonly header: readonly string[];
  readonly file: string;
  readonly columns: Reading["columns"];
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/** The column of each field. @throws InputError where one that the user tells is not there. */
function findColumns({ header, file, columns }: Corpus): Partial<Record<Field, string>> {
  const plain = new Map(header.map((name) => [name.trim().toLowerCase(), name]));
  const found = FIELDS.map((field) => {
    const told = columns[field];
    if (told !== undefined && !plain.has(told.toLowerCase()))
      throw new InputError(file, `no column ${told} for ${field}. It has ${header.join(", ")}.`);
    const name = told?.toLowerCase() ?? NAMES[field].find((candidate) => plain.has(candidate));
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
export function articlesOf(corpus: Corpus): Article[] {
  const { rows, header, file, encoding, warnings } = corpus;
  const columns = findColumns(corpus);
  const textColumn = columns.text;
  if (!textColumn)
    throw new InputError(
      file,
      `no column of texts. Name it with --columns text=NAME, or call it one of ${NAMES.text.join(", ")}; it has ${header.join(", ")}.`,
    );
  const articles = rows.flatMap((row, i): Article[] => {
    const text = row[textColumn] ?? "";
    if (text.trim() === "") return [];
    const cell = (field: Field) => row[columns[field] ?? ""]?.trim() || null;
    return [
      {
        key: keyOf(row, columns.id, i, rows.length),
        text,
        encoding,
        warnings,
        title: cell("title"),
        published: isoDate(cell("date") ?? ""),
        author: cell("author"),
        source: cell("source") ?? cell("url"),
        url: cell("url"),
        place: cell("place"),
      },
    ];
  });
  if (articles.length === 0) throw new InputError(file, `no row has a text in its column ${textColumn}.`);
  return articles;
}
