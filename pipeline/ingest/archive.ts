// Sees to it that a file that is a zip archive, as office documents are, can be unpacked in the memory there is.
import { unzipSync } from "fflate";
import { InputError } from "./input.ts";

/** An archive that unpacks to more than this is not opened: no article is as large, and a zip bomb is. */
const MOST_BYTES = 400_000_000;
/** First bytes of the container of old Office files, in which encrypted ones are too. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * @throws InputError where the file is no archive, an old or encrypted Office file, or too large when unpacked. what names
 * the program's format and its extension in the message.
 */
export function checkArchive(bytes: Uint8Array, file: string, what: string): void {
  if (OLD_OFFICE.every((byte, i) => bytes[i] === byte))
    throw new InputError(
      file,
      `an old or encrypted Office file. Open it, take off its password, and save it as ${what}.`,
    );
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new InputError(
      file,
      `damaged (${(error as Error).message}). Open it in its program and save it again as ${what}.`,
    );
  }
  if (size > MOST_BYTES)
    throw new InputError(file, `unpacks to ${Math.round(size / 1e6)} MB, more than is opened here. Split it.`);
}
