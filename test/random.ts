// One seed for every test of random inputs, so that a failure is met again: SEED=n tries others, RUNS=n tries n times as many.
import fc from "fast-check";

const seed = Number(process.env.SEED ?? 11);
const times = Number(process.env.RUNS ?? 1);
fc.configureGlobal({ seed });

/** How many inputs to try, where so many are tried in a short run. */
export const runs = (short: number): number => short * times;

/** Called once, before the tests. */
export const setup = (): void =>
  console.log(`random inputs from seed ${seed}, ${times} times as many as in a short run`);
