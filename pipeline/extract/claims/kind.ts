// Decides kind and direction of a claim from its unit, its verb and its indicator.

import type { ClaimsRow } from "../../../schemas/rows.ts";
import type { Numeral } from "../../document.ts";
import { isPoints, unitOf } from "../numerals/units.ts";
import type { Governor } from "./governor.ts";
import { CONCRETE, growthOf, headOf } from "./lexicon.ts";
import { HOLDS_SHARE } from "./word-classes.ts";

type Kind = ClaimsRow["kind"];

/** What the kind depends on. */
export interface Evidence {
  readonly numeral: Numeral;
  readonly written: string;
  readonly governor: Governor | null;
  readonly indicator: string | null;
  /** X% 的 N: the noun behind is the whole that the percentage is of. */
  readonly partOf: boolean;
  /** The noun stands behind the quantity. */
  readonly before: boolean;
  /** 比 or 较 with something that is not the indicator's own past. */
  readonly compared: boolean;
  /** 比 or 较 with its own past. */
  readonly since: boolean;
  /** 的 stands before the quantity: 低于全国的4.09% gives what the other is, and not how far it is from it. */
  readonly ofOther: boolean;
}

const HAN_COUNT = /^[两二三四五六七八九十]{1,2}(?:个|大|项|种|条)?/;

/** 三个强化 counts principles; 三个项目 counts things. */
function isEnumeration({ numeral, written, indicator, before }: Evidence): boolean {
  if (numeral.type === "fraction") return false;
  const han = HAN_COUNT.test(written) && numeral.comparator === "eq" && /^[个大项种条]?$/.test(numeral.unit ?? "");
  return han && before && !CONCRETE.some((noun) => indicator?.endsWith(noun));
}

function percentKind(evidence: Evidence): Kind {
  const { governor, indicator, partOf, numeral } = evidence;
  const use = governor?.verb.use;
  if (isPoints(numeral.unit)) return use === "compare" || evidence.compared ? "difference" : "change";
  if (use === "compare") return "difference";
  const head = indicator ? headOf(indicator)?.value : undefined;
  if (evidence.before && head === "rate" && use !== "share") return "rate";
  if (use === "share" || partOf || (evidence.before && governor === null)) return "share";
  if (use === "move" && !governor?.reached) return "change";
  if (head === "share" || HOLDS_SHARE.test(indicator ?? "")) return "share";
  return growthOf(indicator ?? "") ? "change" : "rate";
}

/** True for what something else is, which the indicator is only compared with. */
const isOfOther = ({ ofOther, governor, numeral }: Evidence): boolean =>
  ofOther && governor?.verb.use === "compare" && !isPoints(numeral.unit) && numeral.type !== "multiple";

/** Kind by unit first, then by verb. */
export function kindOf(evidence: Evidence): Kind {
  if (isOfOther(evidence)) return kindOf({ ...evidence, governor: null, compared: false, ofOther: false });
  const { numeral, governor } = evidence;
  const use = governor?.verb.use;
  if (numeral.type === "ordinal") return "rank";
  if (isEnumeration(evidence)) return "enumeration";
  const unit = unitOf(numeral.unit);
  if (numeral.type === "fraction" && numeral.unit === ":1") return "rate";
  if (unit?.class === "percent" || numeral.type === "fraction") return percentKind(evidence);
  if (numeral.rule === "doubling") return "change";
  if (unit?.class === "multiple") return use === "move" && !governor?.reached ? "change" : "rate";
  if (use === "compare" || (evidence.compared && use === "move")) return use === "compare" ? "difference" : "change";
  if (use === "count" && governor?.direction && evidence.since) return "change";
  return use === "move" && !governor?.reached && governor?.verb.kind === "change" ? "change" : "level";
}

/** 增长-1.2% went down. */
const OPPOSITE = { increase: "decrease", decrease: "increase" } as const;

/** Direction of the verb; where an indicator of growth has none, that of its name. */
export function directionOf(kind: Kind, evidence: Evidence): ClaimsRow["direction"] {
  const { governor, indicator, numeral } = evidence;
  if (kind === "enumeration" || kind === "rank" || isOfOther(evidence)) return null;
  if (numeral.rule === "doubling") return "increase";
  const negative = (numeral.value ?? 0) < 0;
  if (governor?.direction) return negative && kind === "change" ? OPPOSITE[governor.direction] : governor.direction;
  if (kind !== "change") return null;
  const grows = growthOf(indicator ?? "")?.direction;
  return grows ? (negative ? OPPOSITE[grows] : grows) : null;
}
