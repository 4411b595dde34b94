// Which claims the reader wants to see.
import { button, field, make, select } from "./dom.ts";
import { say, sayValue } from "./language.ts";
import type { Claim, Entry } from "./model.ts";

export interface Filters {
  search: string;
  section: string;
  kind: string;
  status: string;
  indicator: string;
  term: string;
}

export const NO_FILTERS: Readonly<Filters> = {
  search: "",
  section: "",
  kind: "",
  status: "",
  indicator: "",
  term: "",
};

const topOf = (claim: Claim) => claim.section?.split(" › ")[0] ?? "";
const sentenceOf = (claim: Claim, entry: Entry) => entry.text.slice(claim.sentence_start, claim.sentence_end);

/** The document's claims that the filters let through. A term is looked for among the mentions in the claim's sentence. */
export function filtered(entry: Entry, filters: Filters): Claim[] {
  const { search, section, kind, status, indicator, term } = filters;
  const mentioned = term === "" ? null : entry.mentions.filter((m) => m.term.includes(term) || m.standard === term);
  return entry.claims.filter(
    (claim) =>
      (section === "" || topOf(claim) === section) &&
      (kind === "" || claim.kind === kind) &&
      (status === "" || claim.status === status) &&
      (indicator === "" || (claim.indicator ?? "").includes(indicator)) &&
      (mentioned === null || mentioned.some((m) => m.start >= claim.sentence_start && m.end <= claim.sentence_end)) &&
      (search === "" || claim.quantity.includes(search) || sentenceOf(claim, entry).includes(search)),
  );
}

const MOST_SUGGESTIONS = 300;
const distinct = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== "");

/** The form in which the filters are set; changed is called after each change. */
export function filterForm(entries: readonly Entry[], filters: Filters, changed: () => void): HTMLElement {
  const claims = entries.flatMap((entry) => entry.claims);
  const options = (values: readonly string[], name = sayValue) => [
    ["", say("all")] as const,
    ...distinct(values).map((value) => [value, name(value)] as const),
  ];
  const set = (name: keyof Filters) => (value: string) => {
    filters[name] = value.trim();
    changed();
  };
  const suggestions = (values: readonly string[]) => distinct(values).slice(0, MOST_SUGGESTIONS);
  const plain = (value: string) => value;
  return make(
    "form",
    { class: "filters", role: "search" },
    field(say("search"), filters.search, set("search"), { id: "filter-search" }),
    select(say("section"), options(claims.map(topOf), plain), filters.section, set("section")),
    select(say("kind"), options(claims.map(({ kind }) => kind)), filters.kind, set("kind")),
    select(say("status"), options(claims.map(({ status }) => status)), filters.status, set("status")),
    field(say("indicator"), filters.indicator, set("indicator"), {
      id: "filter-indicator",
      suggestions: suggestions(claims.map(({ indicator }) => indicator ?? "")),
    }),
    field(say("term"), filters.term, set("term"), {
      id: "filter-term",
      suggestions: suggestions(entries.flatMap(({ terms }) => terms.map(({ term }) => term))),
    }),
    button(
      say("reset"),
      () => {
        Object.assign(filters, NO_FILTERS);
        changed();
      },
      { id: "filter-reset" },
    ),
  );
}
