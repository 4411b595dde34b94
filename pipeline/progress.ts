// Shows how far a run has come, on standard error, and only to a person.
import cliProgress from "cli-progress";

const LEAST_SHARE = 0.01;

/** 75 as 1m15s. */
const spoken = (seconds: number) =>
  seconds < 60 ? `${Math.round(seconds)}s` : `${Math.floor(seconds / 60)}m${Math.round(seconds % 60)}s`;

/** Counts the documents that are done on standard error, with their rate and the time left; only on a terminal. */
export function progress(share: () => number): { done: () => void; end: () => void } {
  if (!process.stderr.isTTY) return { done: () => {}, end: () => {} };
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage}%  {documents} documents, {rate}/s, {left} left",
    fps: 5,
    hideCursor: true,
  });
  const started = performance.now();
  let count = 0;
  bar.start(1, 0, { documents: 0, rate: "…", left: "…" });
  const done = () => {
    count++;
    const [part, seconds] = [share(), (performance.now() - started) / 1000];
    const left = part < LEAST_SHARE ? "…" : spoken((seconds * (1 - part)) / part);
    bar.update(part, { documents: count, rate: (count / seconds).toFixed(seconds < count ? 0 : 1), left });
  };
  return { done, end: () => bar.stop() };
}
