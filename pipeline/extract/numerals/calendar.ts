// Calendar arithmetic in ISO 8601: years, halves, quarters, months, ten-day periods and days as intervals.

/** A stretch of calendar time, its two ends as ISO 8601 of the same precision: 2009-07 and 2009-12. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const pad = (value: number, width = 2) => String(value).padStart(width, "0");
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const years = (from: number, to = from): Period => ({ from: pad(from, 4), to: pad(to, 4) });
export const months = (year: number, from: number, to = from): Period => ({
  from: `${pad(year, 4)}-${pad(from)}`,
  to: `${pad(year, 4)}-${pad(to)}`,
});
export const days = (year: number, month: number, from: number, to = from): Period => ({
  from: `${pad(year, 4)}-${pad(month)}-${pad(from)}`,
  to: `${pad(year, 4)}-${pad(month)}-${pad(to)}`,
});

/** 上旬, 中旬 and 下旬 are the days 1 to 10, 11 to 20, and 21 to the last. */
export const tenDays = (year: number, month: number, third: 1 | 2 | 3): Period =>
  days(year, month, third * 10 - 9, third === 3 ? lastDay(year, month) : third * 10);

/** Parts of a year by name; start and stop are its first and last month. */
export type YearPart = "h1" | "h2" | "q1" | "q2" | "q3" | "q4" | "start" | "middle" | "stop";
const PART_MONTHS: Record<YearPart, readonly [number, number]> = {
  h1: [1, 6],
  h2: [7, 12],
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
  start: [1, 1],
  middle: [6, 6],
  stop: [12, 12],
};
export const partOfYear = (year: number, part: YearPart): Period => months(year, ...PART_MONTHS[part]);

export const isMonth = (month: number): boolean => month >= 1 && month <= 12;
export const isDay = (day: number, month = 1, year = 2000): boolean => day >= 1 && day <= lastDay(year, month);

/** One ISO 8601 string: a date where both ends are the same, an interval otherwise. */
export const toIso = ({ from, to }: Period): string => (from === to ? from : `${from}/${to}`);

/** A date moved by whole years, months or days. */
export function move(date: string, unit: "year" | "month" | "day", by: number): Period {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  if (unit === "year") return years(year + by);
  if (unit === "month") {
    const index = year * 12 + month - 1 + by;
    return months(Math.floor(index / 12), (index % 12) + 1);
  }
  const moved = new Date(Date.UTC(year, month - 1, day + by));
  return days(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

const FIRST_PLAN = 1953;
const LATER_PLANS = 1966;
/** First and last year of China's nth five-year plan; the third began in 1966, three years after the second ended. */
export function fiveYearPlan(n: number): Period {
  const first = n <= 2 ? FIRST_PLAN + (n - 1) * 5 : LATER_PLANS + (n - 3) * 5;
  return years(first, first + 4);
}
