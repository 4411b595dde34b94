// What is kept between runs: a rerun does what has changed alone, and a run that was killed ends with the same bytes.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DocumentRecord } from "../pipeline/export/record.ts";
import { extractor } from "../pipeline/scale/extract.ts";
import { packRecord, unpackOpen, unpackReady } from "../pipeline/scale/packing.ts";
import { Store } from "../pipeline/scale/store.ts";
import { contentsOf, ROOT, runScript, temporaryFolder } from "./command.ts";
import { GOLD, goldNames, goldText, textDocument } from "./score.ts";

const at = temporaryFolder();

const key = (n: number) => String(n).padStart(64, "0");
const indexes = (cache: string) => readdirSync(cache).filter((name) => name.endsWith(".index"));
/** How many documents a cache has. */
const kept = (cache: string) =>
  indexes(cache).reduce((sum, name) => sum + readFileSync(join(cache, name), "utf8").split("\n").length - 1, 0);

const pack = (value: unknown) => Buffer.from(JSON.stringify(value));
const unpack = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString("utf8"));

describe("a packed record", () => {
  it("is the record again, in two parts", () => {
    const document = textDocument("a", `${goldText("jingmen-2010")}\n𠮷野家新增企业5家。`);
    const [record] = extractor({ bank: [] })([document]) as [DocumentRecord];
    const packed = packRecord(record);
    /** The record with texts in place of their bytes. */
    const plain = (part: unknown): unknown => {
      if (part instanceof Uint8Array) return Buffer.from(part).toString("utf8");
      if (Array.isArray(part)) return part.map(plain);
      if (typeof part !== "object" || part === null) return part;
      return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, plain(value)]));
    };
    expect(plain({ ...unpackReady(packed), ...unpackOpen(packed) })).toEqual(plain(record));
    expect(() => unpackOpen(packed.subarray(0, packed.length - 20))).toThrow();
  });
});

describe("a store", () => {
  it("gives back what was put into it, by this process and the next", () => {
    const store = Store.in(at("store"));
    store.put(key(1), pack({ text: "数" }));
    store.put(key(2), pack([1, null]));
    expect([store.get(key(1), unpack), store.get(key(2), unpack), store.has(key(3))]).toEqual([
      { text: "数" },
      [1, null],
      false,
    ]);
    store.close();
    const next = Store.in(at("store"));
    expect([next.get(key(1), unpack), next.get(key(2), unpack), next.has(key(3))]).toEqual([
      { text: "数" },
      [1, null],
      false,
    ]);
    expect(() => next.get(key(3), unpack)).toThrow(/nothing is kept/);
    next.close();
  });

  it("may be closed again, as a signal at the end of a run does", () => {
    const store = Store.in(at("twice"));
    store.put(key(1), pack("数"));
    store.get(key(1), unpack);
    store.close();
    expect(() => store.close()).not.toThrow();
    expect(() => store.put(key(2), pack("x"))).toThrow(/closed/);
  });

  it("knows nothing of what was not wholly written", () => {
    const store = Store.in(at("cut"));
    store.put(key(1), pack("whole"));
    store.put(key(2), pack("a longer text that is cut"));
    store.close();
    const [index = ""] = indexes(at("cut"));
    const segment = at("cut", index.replace(".index", ""));
    truncateSync(segment, readFileSync(segment).length - 3);
    appendFileSync(at("cut", index), `${key(3)} 0`);
    const next = Store.in(at("cut"));
    expect([next.get(key(1), unpack), next.has(key(2)), next.has(key(3))]).toEqual(["whole", false, false]);
    next.close();
  });

  it("says what to do where it is damaged", () => {
    const store = Store.in(at("damaged"));
    store.put(key(1), pack("some text that is long enough to be damaged"));
    store.close();
    const [index = ""] = indexes(at("damaged"));
    const segment = at("damaged", index.replace(".index", ""));
    writeFileSync(segment, readFileSync(segment, "latin1").replace("long", "lost"), "latin1");
    const next = Store.in(at("damaged"));
    expect(() => next.get(key(1), unpack)).toThrow(/is damaged\. .*--no-cache/);
    next.close();
  });

  it("for one run leaves nothing behind", async () => {
    const store = await Store.temporary();
    store.put(key(1), pack("x"));
    store.close();
    expect(() => store.get(key(1), unpack)).toThrow();
  });
});

const options = (output: string, ...more: string[]) => [
  ...["--input", at("in"), "--output", at(output), "--format", "csv"],
  ...more,
];
const pipeline = (output: string, ...more: string[]) => runScript("pipeline/main.ts", options(output, ...more));

describe("a run", () => {
  mkdirSync(at("in"));
  for (const name of goldNames(GOLD)) writeFileSync(at("in", `${name}.txt`), goldText(name));

  it("does what has changed alone, and gives the bytes of a run that does everything", () => {
    expect(pipeline("first", "--cache", at("cache")).code).toBe(0);
    const all = kept(at("cache"));
    expect(all).toBe(goldNames(GOLD).length);
    writeFileSync(at("in/changed.txt"), "全市新增企业5家。");
    expect(pipeline("second", "--cache", at("cache")).code).toBe(0);
    expect(kept(at("cache"))).toBe(all + 1);
    expect(pipeline("anew", "--no-cache").code).toBe(0);
    expect(contentsOf(at("second"))).toEqual(contentsOf(at("anew")));
  });

  it("does all of it again with other terms", () => {
    writeFileSync(at("terms.csv"), "term\n企业\n");
    const before = kept(at("cache"));
    expect(pipeline("terms", "--cache", at("cache"), "--terms", at("terms.csv")).code).toBe(0);
    expect(kept(at("cache"))).toBe(before * 2);
  });

  it("that is killed leaves the former result whole, and goes on where it was", async () => {
    for (let i = 0; i < 60; i++) writeFileSync(at("in", `copy-${i}.txt`), `${goldText("jingmen-2010")}\n第${i}份。`);
    expect(pipeline("killed", "--no-cache").code).toBe(0);
    const former = contentsOf(at("killed"));
    for (const least of [5, 40]) {
      const running = spawn(
        process.execPath,
        [...["--import", "tsx", join(ROOT, "pipeline/main.ts")], ...options("killed", "--cache", at("killed-cache"))],
        { cwd: ROOT },
      );
      const ended = new Promise((resolve) => running.on("exit", resolve));
      const enough = () => existsSync(at("killed-cache")) && kept(at("killed-cache")) >= least;
      while (running.exitCode === null && !enough()) await new Promise((resolve) => setTimeout(resolve, 20));
      running.kill("SIGKILL");
      await ended;
      expect(contentsOf(at("killed"))).toEqual(former);
    }
    const done = kept(at("killed-cache"));
    expect(done).toBeGreaterThanOrEqual(40);
    expect(pipeline("killed", "--cache", at("killed-cache"), "--jobs", "2").code).toBe(0);
    expect(kept(at("killed-cache"))).toBeLessThanOrEqual(goldNames(GOLD).length + 61 + 1);
    expect(contentsOf(at("killed"))).toEqual(former);
    expect(readdirSync(at()).filter((name) => name.startsWith(".killed"))).toEqual([]);
  });
});
