// Labels of claims: what was done to what, made to fit and to differ.
import type { Rows } from "../../schemas/rows.ts";
import { type ChartTables, distinct, documentNames, shorten } from "./spec.ts";

type Claim = Rows["claims"];

const NAMES_AN_ACT = /^[\u4e00-\u9fff]{2,6}$/;
const SAYS_BUT_THAT_IT_IS = /[有达共为到至]/;
const act = ({ action }: Claim) =>
  action && NAMES_AN_ACT.test(action) && !SAYS_BUT_THAT_IT_IS.test(action) ? action : "";

/** 取消职能: a claim's action and indicator; of several documents, the document before them. */
export function labelsOf(claims: readonly Claim[], tables: ChartTables, withAct: boolean): string[] {
  const names = tables.documents.length > 1 ? documentNames(tables.documents) : null;
  return distinct(
    claims.map((claim) => {
      const indicator = claim.indicator ?? claim.quantity;
      const did = withAct ? act(claim) : "";
      const what = indicator.includes(did) ? indicator : `${did}${indicator}`;
      const of = names?.get(claim.document_id);
      return shorten(of ? `${of} ${what}` : what);
    }),
  );
}
