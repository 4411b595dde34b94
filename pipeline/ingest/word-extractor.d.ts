/** The parts of word-extractor that are used here; the types published for it lack their options. */
declare module "word-extractor" {
  /** filterUnicode: false keeps quotation marks and dashes as they are in the file. */
  interface Written {
    readonly filterUnicode: boolean;
  }
  interface WordDocument {
    getBody(options: Written): string;
    getTextboxes(options: Written): string;
    getFootnotes(options: Written): string;
    getEndnotes(options: Written): string;
  }
  export default class WordExtractor {
    extract(bytes: Buffer): Promise<WordDocument>;
  }
}
