// The panels beside the text: the chosen claim, the claims, the terms in context, the checks and warnings.
import type { Rows } from "../../../schemas/rows.ts";
import { button, field, make } from "./dom.ts";
import { say, sayColumn, sayMeaning, sayValue } from "./language.ts";
import type { Claim, Entry, Model } from "./model.ts";
import { type Column, renderTable } from "./table.ts";

/** Where in the page a reader is taken to. */
export interface Place {
  readonly documentId: string;
  readonly start: number;
  readonly claimId: string | null;
}
export type GoTo = (place: Place) => void;

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? "" : `${value}`);

const DETAILS = [
  "quantity",
  "indicator",
  "kind",
  "value",
  "low",
  "high",
  "comparator",
  "unit",
  "base_value",
  "base_unit",
  "direction",
  "from_value",
  "action",
  "agent",
  "period",
  "baseline",
  "status",
  "section",
  "rule",
  "claim_id",
] as const satisfies readonly (keyof Claim)[];

/** The row of the claim, and the checks that it is part of. */
export function renderDetail(claim: Claim | null, model: Model, goTo: GoTo): HTMLElement {
  const region = make("section", { id: "detail", "aria-live": "polite", "aria-label": say("chosen") });
  if (!claim) {
    region.append(make("p", { class: "quiet" }, say("choose")));
    return region;
  }
  const pairs = DETAILS.filter((name) => claim[name] !== null && claim[name] !== "").flatMap((name) => {
    const label = model.labels[name];
    const value = sayValue(text(claim[name]));
    return [
      make("dt", { title: sayMeaning(label) }, sayColumn(name, label?.title)),
      make("dd", { "data-column": name }, value),
    ];
  });
  region.append(make("dl", {}, ...pairs));
  const checks = (model.byId.get(claim.document_id)?.checks ?? []).filter(({ claim_ids }) =>
    claim_ids.split(" ").includes(claim.claim_id),
  );
  if (checks.length > 0) region.append(checkList(checks, model, goTo));
  return region;
}

function claimColumns(model: Model, withDocument: boolean): Column<Claim>[] {
  const column = (name: keyof Claim, number = false): Column<Claim> => ({
    name,
    title: sayColumn(name, model.labels[name]?.title),
    description: sayMeaning(model.labels[name]),
    cell: (claim) => sayValue(text(claim[name])),
    number,
  });
  const columns = [
    column("quantity"),
    column("indicator"),
    column("value", true),
    column("unit"),
    column("kind"),
    column("status"),
    column("period"),
  ];
  const titleOf = ({ document_id }: Claim) => {
    const row = model.byId.get(document_id)?.row;
    return row?.place ?? row?.title ?? document_id;
  };
  const where: Column<Claim> = { name: "document", title: say("documents"), cell: titleOf };
  return withDocument ? [...columns, where] : columns;
}

export const renderClaims = (claims: readonly Claim[], model: Model, withDocument: boolean, goTo: GoTo): HTMLElement =>
  renderTable(claims, claimColumns(model, withDocument), {
    caption: say("claims"),
    keyOf: ({ claim_id }) => claim_id,
    choose: (claim) => goTo({ documentId: claim.document_id, start: claim.quantity_start, claimId: claim.claim_id }),
  });

const CONTEXT = 20;

/** Every mention of a term in its context, each a button that leads to it. */
export function renderConcordance(term: string, entries: readonly Entry[], goTo: GoTo): HTMLElement {
  const lines = entries.flatMap((entry) =>
    entry.mentions
      .filter((mention) => mention.term === term)
      .map(({ document_id, start, end, section }) => {
        const part = (from: number, to: number) => entry.text.slice(from, to).replaceAll(/\s/g, " ");
        const line = button("", () => goTo({ documentId: document_id, start, claimId: null }), {
          class: "line",
          title: section ?? null,
        });
        line.append(
          make("span", { class: "left" }, part(start - CONTEXT, start)),
          make("b", {}, part(start, end)),
          make("span", { class: "right" }, part(end, end + CONTEXT)),
        );
        return make("li", {}, line);
      }),
  );
  return make(
    "section",
    { id: "concordance", "aria-label": say("concordance", { term }) },
    make("h3", {}, `${say("concordance", { term })} (${lines.length})`),
    make("ol", {}, ...lines),
  );
}

/** The terms, which a reader can search. */
export function renderTerms(entries: readonly Entry[], model: Model, choose: (term: string) => void): HTMLElement {
  const terms = entries.flatMap((entry) => entry.terms);
  const column = (name: keyof Rows["terms"], number = false): Column<Rows["terms"]> => ({
    name,
    title: sayColumn(name, model.labels[`terms.${name}`]?.title),
    description: sayMeaning(model.labels[`terms.${name}`]),
    cell: (row) => text(row[name]),
    number,
  });
  const columns = [
    column("term"),
    column("category"),
    column("count", true),
    column("dispersion", true),
    column("tf_idf", true),
    column("keyness", true),
  ];
  const place = make("div");
  const show = (found: string) => {
    const shown = terms.filter(({ term, standard }) => term.includes(found) || standard.includes(found));
    const options = { caption: say("terms"), keyOf: termOf, choose: (row: Rows["terms"]) => choose(row.term) };
    place.replaceChildren(renderTable(shown, columns, options));
  };
  show("");
  return make("div", {}, field(say("search"), "", show, { id: "find-term" }), place);
}

const termOf = ({ term }: Rows["terms"]) => term;

function checkList(checks: readonly Rows["checks"][], model: Model, goTo: GoTo): HTMLElement {
  const items = checks.map(({ check, claim_ids, result, detail }) => {
    const claims = claim_ids.split(" ").flatMap((id) => model.claims.get(id) ?? []);
    const links = claims.map(({ claim_id, document_id, quantity, quantity_start }) =>
      button(quantity, () => goTo({ documentId: document_id, start: quantity_start, claimId: claim_id }), {
        class: "link",
      }),
    );
    const verdict = make("strong", { class: `result ${result}` }, sayValue(result));
    return make("li", {}, verdict, ` ${sayValue(check)}：${detail} `, ...links);
  });
  return make("ul", { class: "checks" }, ...items);
}

export function renderChecks(entries: readonly Entry[], model: Model, goTo: GoTo): HTMLElement {
  const checks = entries.flatMap((entry) => entry.checks);
  const warnings = entries.flatMap((entry) =>
    entry.warnings.map(({ document_id, code, start, message }) => {
      const go = () => goTo({ documentId: document_id, start: start ?? 0, claimId: null });
      return make("li", {}, make("code", {}, code), ` ${message} `, button(`${start ?? 0}`, go, { class: "link" }));
    }),
  );
  return make(
    "div",
    {},
    make("h3", {}, `${say("checksOf")} (${checks.length})`),
    checks.length > 0 ? checkList(checks, model, goTo) : make("p", { class: "quiet" }, say("noChecks")),
    make("h3", {}, `${say("warnings")} (${warnings.length})`),
    warnings.length > 0 ? make("ul", {}, ...warnings) : make("p", { class: "quiet" }, say("noWarnings")),
  );
}
