// Reads plain text: the article is the file.
import { decode } from "./decode.ts";
import type { Format } from "./input.ts";

export const readText: Format = async (bytes, file, { encoding }) => [
  { key: null, bytes, ...(await decode(bytes, file, { told: encoding })) },
];
