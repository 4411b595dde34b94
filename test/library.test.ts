// Uses the reader of numerals as a program does that has installed the package: compiled, by plain Node, with types.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "zhengshu-library-"));

const PROGRAM = `import { type Numeral, readNumerals } from "zhengshu/numerals";
const found: Numeral[] = readNumerals("去年投资近3.5亿元", { published: "2026-01-27" });
const amount: number | null = found[1]?.value ?? null;
console.log(JSON.stringify([found[0]?.iso, amount, found[1]?.unit, found[1]?.comparator]));
`;

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "zhengshu"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "program.ts"), PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true }));

it("reads numerals in a program that imports zhengshu/numerals", () => {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const options = ["--module", "nodenext", "--target", "es2023", "--strict", "--lib", "es2023,dom"];
  execFileSync(process.execPath, [compiler, ...options, "program.ts"], { cwd: folder });
  const printed = execFileSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(["2025", 350_000_000, "元", "lt"]);
});
