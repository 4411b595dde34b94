// Uses the package as somebody does who has installed it: packed, by plain Node, with types and commands.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, runScript } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "zhengshu-library-"));
const installed = join(folder, "node_modules", "zhengshu");
const tool = (...path: string[]) => join(ROOT, "node_modules", ...path);

beforeAll(() => {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: ROOT });
  const [archive = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, archive), "-C", installed, "--strip-components=1"]);
  for (const name of readdirSync(tool()))
    if (!name.startsWith(".")) symlinkSync(tool(name), join(folder, "node_modules", name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a TypeScript program prints that is compiled in the folder and run by plain Node. */
function output(program: string): unknown {
  writeFileSync(join(folder, "program.ts"), program);
  const options = ["--module", "nodenext", "--target", "es2023", "--strict", "--lib", "es2023,dom"];
  execFileSync(process.execPath, [tool("typescript", "bin", "tsc"), ...options, "program.ts"], { cwd: folder });
  return JSON.parse(execFileSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" }));
}

describe("the package", () => {
  it("reads numerals in a program that imports zhengshu/numerals", () =>
    expect(
      output(`import { type Numeral, readNumerals } from "zhengshu/numerals";
const found: Numeral[] = readNumerals("去年投资近3.5亿元", { published: "2026-01-27" });
const amount: number | null = found[1]?.value ?? null;
console.log(JSON.stringify([found[0]?.iso, amount, found[1]?.unit, found[1]?.comparator]));
`),
    ).toEqual(["2025", 350_000_000, "元", "lt"]));

  it("extracts rows in a program that imports zhengshu", () =>
    expect(
      output(`import { analyse, type ClaimsRow, type Tables } from "zhengshu";
const tables: Tables = analyse("今年粮食产量732.5亿斤，深化放管服改革。", { id: "a", published: "2026-01-27", terms: [{ term: "粮食产量" }] });
const claim: ClaimsRow | undefined = tables.claims[0];
console.log(JSON.stringify([claim?.claim_id, claim?.indicator, claim?.value, claim?.period, tables.terms.map((row) => row.term).sort()]));
`),
    ).toEqual(["a#6", "粮食产量", 73_250_000_000, "2026", ["放管服改革", "粮食产量"].sort()]));

  it("has commands that give the same bytes as the source does, in workers too", () => {
    mkdirSync(join(folder, "input"));
    for (const name of ["a", "b"])
      cpSync(join(ROOT, "input", "jingmen-2010.txt"), join(folder, "input", `${name}.txt`));
    const args = (name: string) => ["--input", join(folder, "input"), "--output", join(folder, name), "--jobs", "2"];
    const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    const run = spawnSync(process.execPath, [join(installed, bin.zhengshu), ...args("packed")], { encoding: "utf8" });
    expect({ status: run.status, out: run.stdout }).toEqual({ status: 0, out: "" });
    expect(runScript("pipeline/main.ts", args("source")).code).toBe(0);
    const files = readdirSync(join(folder, "source"), { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name).slice(join(folder, "source").length);
      if (name === "report.html") continue;
      const [source, packed] = ["source", "packed"].map((side) => readFileSync(join(folder, side, path)));
      const sums = (bytes?: Buffer) =>
        name === "manifest.json" ? String(bytes).replaceAll(/.*report\.html[^}]*\}/g, "") : bytes;
      expect(sums(packed), path).toEqual(sums(source));
    }
    const filter = spawnSync(process.execPath, [join(installed, bin["zhengshu-filter"])], {
      input: '{"id":"a","text":"新增企业5家。"}\n',
      encoding: "utf8",
    });
    expect(JSON.parse(filter.stdout).claims).toHaveLength(1);
    const compare = spawnSync(process.execPath, [
      join(installed, bin["zhengshu-compare"]),
      join(folder, "source"),
      join(folder, "packed"),
    ]);
    expect({ status: compare.status, out: String(compare.stdout) }).toEqual({ status: 0, out: "" });
  }, 60_000);

  it("has types that resolve and a descriptor without a fault", () => {
    const publint = spawnSync(process.execPath, [tool("publint", "src", "cli.js"), "--strict"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(publint.stdout).toContain("All good!");
    const attw = [tool("@arethetypeswrong", "cli", "dist", "index.js"), "--pack", ".", "--profile", "esm-only"];
    const types = spawnSync(process.execPath, attw, { cwd: ROOT, encoding: "utf8" });
    expect({ status: types.status, out: types.status === 0 ? "" : types.stdout }).toEqual({ status: 0, out: "" });
  }, 60_000);
});
