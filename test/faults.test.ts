// Faults from outside: signals, a full disk, a reader that goes away, no network. The former result stays whole, the
// message says what happened, and the exit code is right.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import split2 from "split2";
import { beforeAll, describe, expect, it } from "vitest";
import { unpackReady } from "../pipeline/scale/packing.ts";
import { extractAll } from "../pipeline/scale/pool.ts";
import { Store } from "../pipeline/scale/store.ts";
import { contentsOf, ROOT, runScript, temporaryFolder } from "./command.ts";
import { runs } from "./random.ts";
import { goldText, textDocument } from "./score.ts";

const at = temporaryFolder();
const command = (script: string, ...args: string[]) => ["--import", "tsx", join(ROOT, script), ...args];
const environment = { ...process.env, FORCE_COLOR: "0" };

beforeAll(() => {
  mkdirSync(at("in"));
  for (let i = 0; i < 40; i++) writeFileSync(at("in", `${i}.txt`), `${goldText("jingmen-2010")}\n第${i}份。`);
  expect(runScript("pipeline/main.ts", ["--input", at("in"), "--output", at("out"), "--no-cache"]).code).toBe(0);
}, 60_000);

/** True where this machine lets a process have namespaces of its own. */
const mayUnshare = spawnSync("unshare", ["-rmn", "true"]).status === 0;

describe("a signal", () => {
  const input = (version: string) => writeFileSync(at("in/0.txt"), `全市新增企业${version}家。`);
  const staged = () => readdirSync(at()).filter((name) => name.startsWith(".out"));
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** A run over the input, its end, and when it began to write the result. */
  function start() {
    const began = Date.now();
    const args = command("pipeline/main.ts", "--input", at("in"), "--output", at("out"), "--no-cache");
    const running = spawn(process.execPath, args, { cwd: ROOT, env: environment });
    let said = "";
    running.stderr.on("data", (data) => {
      said += data;
    });
    const ended = new Promise<{ code: number | null; by: string | null; said: string; took: number }>((resolve) =>
      running.on("close", (code, by) => resolve({ code, by, said, took: Date.now() - began })),
    );
    const writes = async () => {
      while (running.exitCode === null && running.signalCode === null && staged().length === 0) await wait(2);
      return Date.now() - began;
    };
    return { running, ended, writes };
  }

  it("at any moment leaves the former result whole or the new one, and says which", async () => {
    const results: Record<string, Record<string, string>> = {};
    let [before, writing] = [0, 0];
    for (const version of ["3", "4"]) {
      input(version);
      const { ended, writes } = start();
      before = await writes();
      const { code, took } = await ended;
      expect(code).toBe(0);
      writing = took - before;
      results[version] = contentsOf(at("out"));
    }
    expect(results["3"]).not.toEqual(results["4"]);

    let held = "4";
    const share = fc.double({ min: 0, max: 1.1, noNaN: true });
    const moments = fc.sample(fc.tuple(fc.constantFrom("SIGINT", "SIGTERM"), fc.boolean(), share), runs(14));
    for (const [signal, whileWriting, part] of moments) {
      const next = held === "4" ? "3" : "4";
      input(next);
      const { running, ended, writes } = start();
      if (whileWriting) await writes();
      await wait(part * (whileWriting ? writing : before));
      running.kill(signal as NodeJS.Signals);
      const { code, by, said } = await ended;
      const moment = `${signal} at ${part} of the ${whileWriting ? "writing" : "extraction"}: ${code} ${by} ${said}`;
      const isNew = code === 0 || said.includes(`stopped by ${signal}. ${at("out")} is new and whole.`);
      // Before the program has begun, the signal's own end is all there is.
      if (code !== 0 && by === null) {
        expect(code, moment).toBe(signal === "SIGINT" ? 130 : 143);
        if (!isNew) expect(said, moment).toContain(`stopped by ${signal}. ${at("out")} is as it was.`);
      }
      if (isNew) held = next;
      expect(contentsOf(at("out")), moment).toEqual(results[held]);
      expect(staged(), moment).toEqual([]);
    }
  }, 3_600_000);
});

describe.runIf(mayUnshare)("without", () => {
  const inNamespace = (script: string) =>
    spawnSync("unshare", ["-rmn", "sh", "-c", script], { cwd: ROOT, encoding: "utf8", env: environment });

  it("a network, the pipeline gives the same bytes", () => {
    const output = at("offline");
    const args = command("pipeline/main.ts", "--input", "input", "--output", output, "--no-cache").join(" ");
    const { status, stderr } = inNamespace(`${process.execPath} ${args}`);
    expect(status, stderr).toBe(0);
    expect(contentsOf(output)).toEqual(contentsOf(join(ROOT, "output")));
  }, 60_000);

  it("leave to write, it says so, and leaves the result as it was", () => {
    mkdirSync(at("locked"));
    const args = command("pipeline/main.ts", "--input", at("in"), "--output", at("locked/out"), "--no-cache").join(" ");
    const { status, stderr, stdout } = inNamespace(
      `mount -t tmpfs none ${at("locked")} && mkdir ${at("locked/out")} && echo '{}' > ${at("locked/out/manifest.json")} && mount -o remount,ro ${at("locked")} && { ${process.execPath} ${args}; code=$?; ls -A ${at("locked")}; cat ${at("locked/out/manifest.json")}; exit $code; }`,
    );
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/can not be written \(EROFS\)\. The former result is as it was\..* name other folders/);
    expect(stdout.trim().split("\n")).toEqual(["out", "{}"]);
  }, 60_000);

  it("room on the disk, it says so, and leaves the result as it was", () => {
    mkdirSync(at("disk"));
    const args = command("pipeline/main.ts", "--input", at("in"), "--output", at("disk/out"), "--no-cache").join(" ");
    const { status, stderr, stdout } = inNamespace(
      `mount -t tmpfs -o size=3m none ${at("disk")} && mkdir ${at("disk/out")} && echo '{}' > ${at("disk/out/manifest.json")} && { ${process.execPath} ${args}; code=$?; ls -A ${at("disk")}; cat ${at("disk/out/manifest.json")}; exit $code; }`,
    );
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/can not be written \(ENOSPC\)\. The former result is as it was\. Free space/);
    expect(stdout.trim().split("\n")).toEqual(["out", "{}"]);
  }, 60_000);
});

describe("a document that can not be extracted", () => {
  it("for want of memory is named with the remedy, and the others go on", () => {
    mkdirSync(at("large"));
    writeFileSync(at("large/a-large.txt"), `${goldText("jingmen-2010")}\n`.repeat(300));
    writeFileSync(at("large/b-small.txt"), "新增企业5家。");
    const { code, err } = runScript(
      "pipeline/main.ts",
      ["--input", at("large"), "--output", at("large-out"), "--no-cache", "--jobs", "2"],
      { env: { NODE_OPTIONS: "--max-old-space-size=120" } },
    );
    expect(err).toContain("a-large.txt: takes more memory than a worker has. Part it, or give more");
    expect(code).toBe(1);
    const ids = JSON.parse(readFileSync(at("large-out/documents.json"), "utf8")).map(
      ({ file }: { file: string }) => file,
    );
    expect(ids).toEqual(["b-small.txt"]);
  }, 120_000);

  it.each([1, 2])(
    "for a fault of ours is named, and the others go on, with %i jobs",
    async (jobs) => {
      const good = (id: string) => textDocument(id, `新增企业${id}家。`);
      const bad = { ...good("2"), warnings: null as unknown as [] };
      async function* documents() {
        yield* [good("1"), bad, good("3")];
      }
      const store = await Store.temporary();
      const settled: string[] = [];
      const kept = (key: string) => settled.push(key);
      const pool = { options: { bank: [] }, jobs, store, done: () => {}, kept };
      const { keys, failures } = await extractAll(documents(), pool);
      const claims = keys.map((key) => store.get(key, unpackReady).own.claims.rows);
      store.close();
      expect(claims).toEqual([1, 1]);
      expect(settled).toEqual(keys);
      expect(failures).toEqual([expect.stringMatching(/^2\.txt: can not be extracted \(.*please report it/)]);
    },
    60_000,
  );
});

/** Bytes of memory that a process holds; zero where the system does not say, and once it has ended. */
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) : 0;
}

describe("the filter", () => {
  const lines = (count: number) => `${JSON.stringify({ id: "a", text: "新增企业5家。" })}\n`.repeat(count);

  it("ends without a fault when its reader goes away", () => {
    const input = at("lines.ndjson");
    writeFileSync(input, lines(3000));
    const filter = `${process.execPath} ${command("pipeline/scale/filter.ts").join(" ")} < ${input}`;
    const script = `set -o pipefail; ${filter} | head -n 1 > ${at("first")}; echo $?`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: ROOT, encoding: "utf8", env: environment });
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("0");
    expect(JSON.parse(readFileSync(at("first"), "utf8")).id).toBe("a");
  }, 30_000);

  it("answers every line in order, one hostile in a hundred, and its memory does not grow with them", async () => {
    const hostile = ["{", "[]", '{"id":"x"}', '{"id":"","text":"a"}', '{"id":"\\ud800","text":7}', "\u0000"];
    const paragraphs = goldText("jingmen-2010").split("\n").filter(Boolean);
    const count = runs(4000);
    const lineAt = (i: number) =>
      i % 100 === 0
        ? hostile[(i / 100) % hostile.length]
        : JSON.stringify({ id: String(i), text: `${paragraphs[i % paragraphs.length]}\u2028\u0085` });
    const filter = spawn(process.execPath, command("pipeline/scale/filter.ts"), {
      cwd: ROOT,
      env: environment,
      stdio: ["pipe", "pipe", "inherit"],
    });
    function* lines() {
      for (let i = 0; i < count; i++) yield `${lineAt(i)}\n`;
    }
    Readable.from(lines()).pipe(filter.stdin);
    let answered = 0;
    const memory: number[] = [];
    for await (const line of filter.stdout.pipe(split2())) {
      const { id, error } = JSON.parse(line);
      if (answered % 100 === 0) expect(error, line).toMatch(/./);
      else expect(id).toBe(String(answered));
      answered++;
      if (answered % (count / 20) === 0) memory.push(memoryOf(filter.pid as number));
    }
    expect(answered).toBe(count);
    if (memory.some((bytes) => bytes > 0))
      expect(Math.max(...memory.slice(10, 19))).toBeLessThan(1.25 * Math.max(...memory.slice(0, 10)));
  }, 2_400_000);
});

describe("hostile names", () => {
  it("stay inside the output folder and apart", () => {
    const ids = [
      "../../escape",
      "/etc/passwd",
      "..",
      ".",
      "con",
      "a/../b",
      "__proto__",
      "constructor",
      "x".repeat(4000),
      "a\u0000b",
      "a\nb",
      "…/..",
      "-rf",
      "%2e%2e",
    ];
    mkdirSync(at("hostile"));
    writeFileSync(at("hostile/c.ndjson"), ids.map((id) => JSON.stringify({ id, text: "新增企业5家。" })).join("\n"));
    expect(
      runScript("pipeline/main.ts", ["--input", at("hostile"), "--output", at("deep/er/hostile-out"), "--no-cache"])
        .code,
    ).toBe(0);
    const texts = readdirSync(at("deep/er/hostile-out/text"), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(texts).toHaveLength(ids.length);
    expect(existsSync(at("escape.txt")) || existsSync(at("deep/escape.txt"))).toBe(false);
    expect(JSON.parse(readFileSync(at("deep/er/hostile-out/claims.json"), "utf8"))).toHaveLength(ids.length);
  }, 30_000);

  it("of links lead nowhere outside the input folder", () => {
    mkdirSync(at("linked"));
    mkdirSync(at("outside"));
    writeFileSync(at("outside/secret.txt"), "机密企业9家。");
    writeFileSync(at("linked/a.txt"), "新增企业5家。");
    symlinkSync(at("outside"), at("linked/folder"));
    symlinkSync(at("outside/secret.txt"), at("linked/secret.txt"));
    expect(
      runScript("pipeline/main.ts", ["--input", at("linked"), "--output", at("linked-out"), "--no-cache"]).code,
    ).toBe(0);
    expect(readFileSync(at("linked-out/documents.json"), "utf8")).not.toContain("secret");
  }, 30_000);
});

describe("an input that changes while it is read", () => {
  it("gives a result of one state of it or the other", () => {
    cpSync(at("in"), at("moving"), { recursive: true });
    const changing = spawn("bash", [
      "-c",
      `for i in $(seq 1 400); do echo "新增企业$i家。" > ${at("moving/5.txt")}; sleep 0.01; done`,
    ]);
    const { code } = runScript("pipeline/main.ts", ["--input", at("moving"), "--output", at("moved"), "--no-cache"]);
    changing.kill();
    expect(code).toBeLessThan(2);
    expect(JSON.parse(readFileSync(at("moved/documents.json"), "utf8")).length).toBeGreaterThanOrEqual(39);
  }, 60_000);
});
