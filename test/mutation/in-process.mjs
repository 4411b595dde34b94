// Runs the cases in Stryker's own process, one mutant after the other: a runner of tests that starts anew for each takes
// seconds where this takes milliseconds. Plain JavaScript, for Stryker loads it in processes of its own.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";

class InProcess {
  constructor() {
    /** What the mutated code asks which mutant is active, and where it counts what it passes. */
    this.switches = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
    /** How many mutants each case has noticed: neighbours are noticed by the same. */
    this.noticed = new Map();
  }

  capabilities() {
    return { reloadEnvironment: false };
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
        const problem = this.problemOf(one);
        const endless = determineHitLimitReached(this.switches.hitCount, hitLimit);
        if (endless) return endless;
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
