// Keeps a run of Stryker to a sample of mutants: its ranges of lines can only name a mutant with all that stand within it.
// Plain JavaScript, for Stryker loads it in processes of its own.
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";

export function keyOf({ fileName, mutatorName, replacement, location: { start, end } }) {
  return JSON.stringify([fileName, start.line, start.column, end.line, end.column, mutatorName, replacement]);
}

class Sample {
  static inject = tokens(commonTokens.options);

  constructor(options) {
    this.chosen = new Set(options.sample);
  }

  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const answerOf = (mutant) =>
      this.chosen.has(keyOf(mutant)) ? { status: "passed" } : { status: "compileError", reason: "not in the sample" };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, answerOf(mutant)]));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "sample", Sample)];
