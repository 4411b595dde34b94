// Reads an archive: the articles of all files in it.
import { membersOf } from "./archive.ts";
import { type Article, type Format, InputError } from "./input.ts";

/** Archives in archives in archives are nobody's collection of articles. */
const DEEPEST = 3;
/** What programs put into archives besides what was packed: macOS's copies, hidden files. */
const NOT_ARTICLES = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;
const ARCHIVE = /\.zip\//gi;

const stemOf = (name: string) => name.replace(/\.[^./]+$/, "");
/** Parts of a path that would lead out of the archive's own folder say nothing. */
const inside = (name: string) =>
  name
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");

export const readZip: Format = async (bytes, file, { fail, open, budget }) => {
  if ((file.match(ARCHIVE)?.length ?? 0) >= DEEPEST)
    throw new InputError(file, `more than ${DEEPEST} archives deep. Unpack it yourself.`);
  const articles: Article[] = [];
  for (const member of await membersOf(bytes, file, "Pack it again.", budget)) {
    const name = inside(member.name);
    if (NOT_ARTICLES.test(name)) continue;
    try {
      for (const article of await open(await member.bytes(), `${file}/${name}`)) {
        const path = article.member === undefined ? name : `${name}/${article.member}`;
        const key = article.key === null ? stemOf(name) : `${stemOf(name)}/${article.key}`;
        articles.push({ ...article, key, member: path });
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error.message);
      if (budget.left < 0) break;
    }
  }
  return articles;
};
