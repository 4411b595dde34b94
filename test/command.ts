// Runs a command of the pipeline as a user does, as a process of its own.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The folder of the project. */
export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));

/** Exit code and what was written to the two outputs, of a TypeScript file run with arguments. */
export function runScript(
  script: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): { code: number | null; out: string; err: string } {
  const env = { ...process.env, FORCE_COLOR: "0", ...options.env };
  const result = spawnSync(process.execPath, ["--import", "tsx", join(ROOT, script), ...args], {
    cwd: ROOT,
    encoding: "utf8",
    input: options.input ?? "",
    maxBuffer: 100_000_000,
    env,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Every file below a folder with a checksum of its bytes, so that a difference can be read. */
export function contentsOf(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => [
      join(file.parentPath.slice(path.length), file.name),
      createHash("sha256")
        .update(readFileSync(join(file.parentPath, file.name)))
        .digest("hex"),
    ]),
  );
}

/** A folder for the tests of a file, removed after them: gives paths below it. */
export function temporaryFolder(): (...parts: string[]) => string {
  const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (...parts) => join(folder, ...parts);
}
