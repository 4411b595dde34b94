/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Makes elements. Texts go in as text alone, so that markup in a document is shown and never read.

type Attributes = Readonly<Record<string, string | number | boolean | null>>;
export type Child = Node | string;

/** An element with attributes and children; an attribute that is null or false is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  element.append(...children);
  return element;
}

/** The element of the page with the id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element ${id}`);
  return element as E;
}

/** A button that does something. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/** A labelled choice of one of several values; the first is all. */
export function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  act: (value: string) => void,
): HTMLElement {
  const control = make("select", {}, ...options.map(([value, text]) => make("option", { value }, text)));
  control.value = chosen;
  control.addEventListener("change", () => act(control.value));
  return make("label", {}, make("span", {}, label), control);
}

/** A labelled field for a text, with suggestions if any; acts as the reader types. */
export function field(
  label: string,
  value: string,
  act: (value: string) => void,
  { id = "", suggestions = [] as readonly string[] } = {},
): HTMLElement {
  const list = `${id}-list`;
  const input = make("input", { type: "search", id, value, list: suggestions.length > 0 ? list : null });
  input.addEventListener("input", () => act(input.value));
  const parts: Child[] = [make("span", {}, label), input];
  if (suggestions.length > 0)
    parts.push(make("datalist", { id: list }, ...suggestions.map((text) => make("option", { value: text }))));
  return make("label", {}, ...parts);
}
