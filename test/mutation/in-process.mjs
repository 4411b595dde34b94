// Runs the cases in Stryker's own process, one mutant after the other: a runner of tests that starts anew for each takes
// seconds where this takes milliseconds. Plain JavaScript, for Stryker loads it in processes of its own.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";

/** Milliseconds that a case may take under a mutant; without one the longest takes one second. */
const LIMIT = 10_000;

const ASKED = Symbol.for("zhengshu.asked");
/** Code that does not end can only be stopped from outside: a script may be given a limit. */
const asking = new Script('globalThis[Symbol.for("zhengshu.asked")]()');
const TIMED_OUT = "ERR_SCRIPT_EXECUTION_TIMEOUT";

class InProcess {
  constructor() {
    /** What the mutated code asks which mutant is active, and where it counts what it passes. */
    this.switches = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
    /** How many mutants each case has noticed: neighbours are noticed by the same. */
    this.noticed = new Map();
  }

  /** Nothing is to be loaded anew for a mutant: what runs at loading alone is not tried. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const { cases, forget } = await import(pathToFileURL(resolve("test/mutation/cases.ts")).href);
    this.cases = cases;
    this.forget = forget;
  }

  problemOf({ problem }) {
    try {
      return problem();
    } catch (error) {
      return String(error);
    }
  }

  /** What a case says under a mutant, or that it does not end. */
  problemInTime(one) {
    globalThis[ASKED] = () => this.problemOf(one);
    try {
      return { problem: asking.runInThisContext({ timeout: LIMIT }), ends: true };
    } catch (error) {
      if (error.code !== TIMED_OUT) throw error;
      return { problem: null, ends: false };
    }
  }

  async dryRun() {
    const tests = this.cases.map((one) => {
      this.switches.currentTestId = undefined;
      this.forget();
      this.switches.currentTestId = one.name;
      const started = performance.now();
      const problem = this.problemOf(one);
      const test = { id: one.name, name: one.name, timeSpentMs: performance.now() - started };
      return problem === null
        ? { ...test, status: TestStatus.Success }
        : { ...test, status: TestStatus.Failed, failureMessage: problem };
    });
    this.switches.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.switches.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }) {
    const asked = new Set(testFilter);
    const timesOf = ({ name }) => this.noticed.get(name) ?? 0;
    const cases = this.cases.filter(({ name }) => asked.has(name)).sort((a, b) => timesOf(b) - timesOf(a));
    this.forget();
    Object.assign(this.switches, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    try {
      for (const [i, one] of cases.entries()) {
        const { problem, ends } = this.problemInTime(one);
        const endless = determineHitLimitReached(this.switches.hitCount, hitLimit);
        if (endless) return endless;
        if (!ends) return { status: MutantRunStatus.Timeout, reason: `${one.name} does not end` };
        if (problem === null) continue;
        this.noticed.set(one.name, timesOf(one) + 1);
        this.switches.activeMutant = undefined;
        this.forget();
        const left = this.problemOf(one);
        if (left !== null) return { status: MutantRunStatus.Error, errorMessage: `outlives its mutant: ${left}` };
        return { status: MutantRunStatus.Killed, killedBy: [one.name], failureMessage: problem, nrOfTests: i + 1 };
      }
      return { status: MutantRunStatus.Survived, nrOfTests: cases.length };
    } finally {
      this.switches.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcess)];
