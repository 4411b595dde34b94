// The suites that .ci/run shortens, at full length: hours. npm run test:long
import { $, chalk } from "zx";

const suites: readonly (readonly [times: number, command: readonly string[]])[] = [
  [125, ["test", "--", "test/faults.test.ts", "-t", "the filter"]],
  [10, ["test", "--", "test/faults.test.ts", "-t", "at any moment"]],
  [20, ["test", "--", "test/fuzz.test.ts", "test/laws.test.ts", "test/properties.test.ts", "test/terms.test.ts"]],
  // By examples and kept rows alone: all tests on each of those left, thousands, take days, and can only raise the score.
  [1, ["run", "mutation", "--", "--again", "0", "--least", "80"]],
];

for (const [times, command] of suites) {
  const run = $({ nothrow: true, stdio: "inherit", env: { ...process.env, RUNS: String(times) } });
  const { exitCode } = await run`npm ${command}`;
  if (exitCode === 0) continue;
  console.error(chalk.red(`failed: npm ${command.join(" ")}`));
  process.exitCode = 1;
}
