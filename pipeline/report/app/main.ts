// The page: what is in view, and what a reader's choice changes.
import type { PageData } from "../page-data.ts";
import { renderCharts } from "./charts-panel.ts";
import { renderDocuments } from "./documents-list.ts";
import { button, byId, make, select } from "./dom.ts";
import { type Filters, filtered, filterForm, NO_FILTERS } from "./filters.ts";
import { language, say, setLanguage, type Word } from "./language.ts";
import { type Claim, type Entry, modelOf } from "./model.ts";
import { type Place, renderChecks, renderClaims, renderConcordance, renderDetail, renderTerms } from "./panels.ts";
import { reveal } from "./table.ts";
import { legend, pointAt, renderText } from "./text-pane.ts";

const model = modelOf(JSON.parse(byId("data").textContent ?? "") as PageData);
const several = model.entries.length > 1;

const TABS = ["claims", "terms", "charts", "checks"] as const;
type Tab = (typeof TABS)[number];

const state = {
  document: model.entries[0]?.row.document_id ?? "",
  tab: "claims" as Tab,
  wide: several,
  claim: null as Claim | null,
  term: null as string | null,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  find: "",
};
const filters: Filters = { ...NO_FILTERS };

const entry = (): Entry | undefined => model.byId.get(state.document);
/** The documents that the panels are of. */
const scope = (): readonly Entry[] => {
  const one = entry();
  return state.wide || !one ? model.entries : [one];
};

function showText(): void {
  const one = entry();
  const pane = byId("text");
  if (!one) {
    pane.replaceChildren();
    return;
  }
  const { title, document_id, published, source, issuer, document_number } = one.row;
  const about = [published, source, issuer, document_number].filter(Boolean).join(" · ");
  pane.replaceChildren(
    make("h2", { lang: "zh" }, title ?? document_id),
    make("p", { class: "quiet", lang: "zh" }, about),
    legend(one),
    renderText(one),
  );
}

function showDocuments(): void {
  const nav = byId("documents");
  nav.hidden = !several;
  const open = (documentId: string) => goTo({ documentId, start: 0, claimId: null });
  nav.replaceChildren(...renderDocuments(model.entries, state, open));
}

function showDetail(): void {
  byId("detail").replaceWith(renderDetail(state.claim, model, goTo));
}

function showRows(): void {
  const claims = scope().flatMap((one) => filtered(one, filters));
  byId("rows").replaceChildren(renderClaims(claims, model, state.wide && several, goTo));
}

function chooseTerm(term: string): void {
  state.term = term;
  byId("concordance").replaceWith(renderConcordance(term, scope(), goTo));
  byId("concordance").scrollIntoView({ block: "nearest" });
}

const PANELS: Readonly<Record<Tab, () => readonly Node[]>> = {
  claims: () => [
    filterForm(scope(), filters, () => {
      const untouched = Object.values(filters).every((value) => value === "");
      if (untouched) showPanel();
      else showRows();
    }),
    make("div", { id: "rows" }),
  ],
  terms: () => [
    state.term === null
      ? make("section", { id: "concordance" }, make("p", { class: "quiet" }, say("chooseTerm")))
      : renderConcordance(state.term, scope(), goTo),
    renderTerms(scope(), model, chooseTerm),
  ],
  charts: () => [renderCharts(scope(), state.dark)],
  checks: () => [renderChecks(scope(), model, goTo)],
};

function showPanel(): void {
  const focused = document.activeElement?.id ?? "";
  const panel = byId("panel");
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
  panel.replaceChildren(...PANELS[state.tab]());
  if (state.tab === "claims") showRows();
  if (focused.startsWith("filter-")) document.getElementById(focused)?.focus();
}

function openTab(tab: Tab, focus = false): void {
  state.tab = tab;
  showTabs();
  showPanel();
  if (focus) byId(`tab-${tab}`).focus();
}

function showTabs(): void {
  const tabs = TABS.map((tab) => {
    const chosen = tab === state.tab;
    const control = button(say(tab), () => openTab(tab), {
      role: "tab",
      id: `tab-${tab}`,
      "aria-selected": String(chosen),
      "aria-controls": "panel",
      tabindex: chosen ? 0 : -1,
    });
    control.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step) openTab(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] as Tab, true);
    });
    return control;
  });
  byId("tabs").replaceChildren(...tabs);
}

function showScope(): void {
  const options = [
    ["all", say("allDocuments")],
    ["this", say("thisDocument")],
  ] as const;
  const choose = (value: string) => {
    state.wide = value === "all";
    Object.assign(filters, NO_FILTERS);
    showPanel();
  };
  const parts = several ? [select(say("scope"), options, state.wide ? "all" : "this", choose)] : [];
  byId("scope").replaceChildren(...parts);
}

function showHeader(): void {
  const total = (of: (one: Entry) => number) => model.entries.reduce((sum, one) => sum + of(one), 0);
  const counts = {
    documents: model.entries.length,
    claims: total(({ claims }) => claims.length),
    terms: total(({ terms }) => terms.length),
  };
  const left = model.left > 0 ? ` ${say("left", { left: model.left })}` : "";
  byId("title").textContent = say("title");
  byId("skip").textContent = say("skip");
  byId("summary").textContent = `${say("summary", counts)}${left}`;
  byId("controls").replaceChildren(
    button(say(state.dark ? "light" : "dark"), turnDark, { id: "theme" }),
    button(say("language"), turnLanguage, { id: "language", lang: language() === "zh" ? "en" : "zh" }),
  );
  for (const [id, word] of [
    ["text", "text"],
    ["side", "results"],
    ["tabs", "results"],
    ["documents", "documents"],
  ] as const satisfies readonly (readonly [string, Word])[])
    byId(id).setAttribute("aria-label", say(word));
}

function showAll(): void {
  document.documentElement.lang = language();
  document.documentElement.dataset.theme = state.dark ? "dark" : "light";
  showHeader();
  showDocuments();
  showText();
  showDetail();
  showScope();
  showTabs();
  showPanel();
}

function turnDark(): void {
  state.dark = !state.dark;
  showAll();
  byId("theme").focus();
}

function turnLanguage(): void {
  setLanguage(language() === "zh" ? "en" : "zh");
  showAll();
  byId("language").focus();
}

/** Brings a place into view: its document, its paragraph, and, if it is a claim's, the claim's row. */
function goTo({ documentId, start, claimId }: Place): void {
  if (documentId !== state.document) {
    state.document = documentId;
    showDocuments();
    showText();
    if (!state.wide) showPanel();
  }
  if (claimId !== null) {
    state.claim = model.claims.get(claimId) ?? null;
    showDetail();
    pointAtRow(claimId);
    history.replaceState(null, "", `#${encodeURIComponent(claimId)}`);
  }
  const body = document.getElementById("text-body");
  if (body) pointAt(body, claimId, start);
}

function pointAtRow(claimId: string): void {
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  for (const table of document.querySelectorAll(".table")) reveal(table, claimId);
  const row = document.querySelector(`tr[data-key="${CSS.escape(claimId)}"]`);
  row?.classList.add("chosen");
  row?.scrollIntoView({ block: "nearest" });
}

function chooseMark(event: Event): void {
  if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
  if (!(event.target instanceof Element)) return;
  const mark = event.target.closest<HTMLElement>("mark[data-claim]");
  const claim = mark && model.claims.get(mark.dataset.claim ?? "");
  if (!claim) return;
  event.preventDefault();
  goTo({ documentId: claim.document_id, start: claim.quantity_start, claimId: claim.claim_id });
}

byId("text").addEventListener("click", chooseMark);
byId("text").addEventListener("keydown", chooseMark);
const tellTables = (name: string) => () => {
  for (const table of document.querySelectorAll(".table")) table.dispatchEvent(new Event(name));
};
addEventListener("beforeprint", tellTables("print-all"));
addEventListener("afterprint", tellTables("print-done"));

showAll();
const linked = model.claims.get(decodeURIComponent(location.hash.slice(1)));
if (linked) goTo({ documentId: linked.document_id, start: linked.quantity_start, claimId: linked.claim_id });
