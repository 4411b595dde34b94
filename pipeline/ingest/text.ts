// Reads plain text: the article is the file.
import { decode } from "./decode.ts";
import type { Format } from "./input.ts";

export const readText: Format = (bytes, file) => [{ key: null, bytes, ...decode(bytes, file) }];
