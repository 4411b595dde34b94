// The Spark job on a cluster of two workers, one of whose executors is killed in the middle: the rows are those of a run on
// one machine. Spark is not of npm; .ci/run installs it and sets READERS to the Python that has it.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT, runScript } from "./command.ts";
import { GOLD, goldNames, goldText } from "./score.ts";

const python = process.env.READERS;
const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAN = "今年主要预期目标是：地区生产总值增长5%左右，粮食产量120万吨以上。";
const RESULT = "2025年，地区生产总值增长5.2%，粮食产量123.4万吨。";
const OTHER_RESULT = "2025年，地区生产总值增长5.9%，粮食产量132.4万吨。";

/** Paragraphs of the annotated texts, and reports of one place that plan, that report, and that contradict each other. */
function corpus(): Record<string, string>[] {
  const paragraphs = goldNames(GOLD).flatMap((name) =>
    goldText(name)
      .split("\n")
      .filter((line) => line.length > 40)
      .map((text) => ({ text, published: "2026-01-27" })),
  );
  const reports = [
    { text: PLAN, published: "2025-01-20", place: "临江市" },
    { text: RESULT, published: "2026-01-20", place: "临江市" },
    { text: OTHER_RESULT, published: "2026-01-21", place: "临江市" },
  ];
  return [...paragraphs, ...reports, ...paragraphs].map((document, i) => ({ id: String(i), ...document }));
}

const sparkOf = (script: string, ...args: string[]) =>
  spawn(python ?? "", [join(ROOT, script), ...args], {
    env: {
      ...process.env,
      PYSPARK_PYTHON: python,
      PYSPARK_SUBMIT_ARGS: "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** The processes of executors that Spark has started below this one. */
function executors(): number[] {
  const listed = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  return listed.flatMap((line) =>
    /CoarseGrainedExecutorBackend/.test(line) && /java/.test(line) ? [Number.parseInt(line, 10)] : [],
  );
}

/** True when some executor has started a filter, so that its tasks are being done. */
const isFiltering = () => /scale\/filter\.js/.test(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }));

describe.runIf(python)("Spark", () => {
  it("gives the rows of a run on one machine, though an executor is killed in the middle", async () => {
    mkdirSync(join(folder, "corpus"));
    const lines = corpus().map((document) => JSON.stringify(document));
    const half = Math.ceil(lines.length / 2);
    for (const [name, part] of [
      ["a", lines.slice(0, half)],
      ["b", lines.slice(half)],
    ] as const)
      writeFileSync(join(folder, "corpus", `${name}.ndjson`), `${part.join("\n")}\n`);
    const [single, spark] = [join(folder, "single"), join(folder, "spark")];
    const args = ["--input", join(folder, "corpus"), "--output", single, "--no-cache"];
    expect(runScript("pipeline/main.ts", args).code).toBe(0);
    expect(readFileSync(join(single, "checks.json"), "utf8")).toContain('"conflict"');

    const running = sparkOf("pipeline/scale/spark.py", join(folder, "corpus"), spark, "--partitions", "8");
    let said = "";
    running.stderr.on("data", (data) => {
      said += data;
    });
    let killed = 0;
    const killer = setInterval(() => {
      const [first] = executors();
      if (killed > 0 || first === undefined || !isFiltering()) return;
      process.kill(first, "SIGKILL");
      killed = first;
    }, 200);
    const code = await new Promise((resolve) => running.on("exit", resolve));
    clearInterval(killer);
    expect(code, said.slice(-3000)).toBe(0);
    expect(killed).toBeGreaterThan(0);
    expect(said).toMatch(/Lost executor|ExecutorLostFailure|Executor lost|exited/i);
    const compared = execFileSync(python ?? "", [join(ROOT, "test/spark_rows.py"), spark, single], {
      encoding: "utf8",
    });
    expect(compared).not.toContain("DIFFERENT");
  }, 600_000);
});
