// Opens zip archives, as office documents are too, within the memory there is: counted as they unpack, for headers lie.
import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { InputError, MOST_UNPACKED } from "./input.ts";

configure({ useWebWorkers: false });

/** First bytes of the container of old Office files, in which encrypted ones are too. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** A file in an archive. bytes unpacks it. */
export interface Member {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Names without the mark of UTF-8 are in the code page of whoever packed them: GB18030 on Chinese Windows. */
function nameOf({ rawFilename, bitFlag }: FileEntry): string {
  if (!bitFlag?.languageEncodingFlag) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(rawFilename);
    } catch {
      return new TextDecoder("gb18030").decode(rawFilename);
    }
  }
  return new TextDecoder().decode(rawFilename);
}

/** The entry unpacked. @throws InputError where it is encrypted, damaged, or exceeds the budget. */
async function unpack(entry: FileEntry, file: string, budget: { left: number }): Promise<Uint8Array> {
  if (entry.encrypted) throw new InputError(file, "encrypted. Take off its password.");
  const parts: Uint8Array[] = [];
  let size = 0;
  const counter = new WritableStream<Uint8Array>({
    write(part) {
      size += part.length;
      budget.left -= part.length;
      if (budget.left < 0)
        throw new InputError(file, `unpacks to more than ${MOST_UNPACKED / 1e6} MB. Unpack it yourself, or split it.`);
      parts.push(part);
    },
  });
  await entry.getData(counter, { checkSignature: true });
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const asInputError = (error: unknown, file: string, remedy: string) =>
  error instanceof InputError ? error : new InputError(file, `damaged (${(error as Error).message}). ${remedy}`);

/**
 * The files in an archive, in its order, each unpacked when it is asked for. remedy says what to do with a damaged one.
 * @throws InputError where the bytes are no archive.
 */
export async function membersOf(
  bytes: Uint8Array,
  file: string,
  remedy: string,
  budget: { left: number },
): Promise<Member[]> {
  try {
    const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries({ filenameValidation: "tolerant" });
    return entries.flatMap((entry): Member[] => {
      if (entry.directory) return [];
      const name = nameOf(entry);
      const unpacked = () =>
        unpack(entry, `${file}/${name}`, budget).catch((error) => {
          throw asInputError(error, `${file}/${name}`, remedy);
        });
      return [{ name, bytes: unpacked }];
    });
  } catch (error) {
    throw asInputError(error, file, remedy);
  }
}

/**
 * The members of an office document, all of them unpacked once, so that its reader finds nothing too large or damaged.
 * what names the program's format and its extension in the message.
 * @throws InputError where the file is no archive, an old or encrypted Office file, or too large when unpacked.
 */
export async function officeMembers(
  bytes: Uint8Array,
  file: string,
  what: string,
  budget: { left: number },
): Promise<Map<string, Uint8Array>> {
  if (OLD_OFFICE.every((byte, i) => bytes[i] === byte))
    throw new InputError(
      file,
      `an old or encrypted Office file. Open it, take off its password, and save it as ${what}.`,
    );
  const members = await membersOf(bytes, file, `Open it in its program and save it again as ${what}.`, budget);
  const parts = new Map<string, Uint8Array>();
  for (const { name, bytes: unpacked } of members) parts.set(name, await unpacked());
  return parts;
}
