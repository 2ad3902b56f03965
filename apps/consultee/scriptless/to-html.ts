import { type ComponentChildren, Fragment, type VNode } from "preact";

const alone = new Set(["br", "hr", "img", "input", "link", "meta"]);
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What Preact would draw, as HTML. Of components, functions alone: there is nothing here that lives on after it was drawn. Every text
 * and every value is escaped; raw HTML is not known.
 */
export function toHtml(drawn: ComponentChildren): string {
  if (drawn === null || drawn === undefined || typeof drawn === "boolean") return "";
  if (Array.isArray(drawn)) return drawn.map(toHtml).join("");
  if (typeof drawn !== "object") return escaped(String(drawn));
  const { type, props } = drawn as VNode<Record<string, unknown>>;
  const { children, ...attributes } = props;
  const inside = children as ComponentChildren;
  if (type === Fragment) return toHtml(inside);
  if (typeof type === "function") return toHtml((type as (props: unknown) => ComponentChildren)(props));
  const opened = `<${type}${Object.entries(attributes).map(attribute).join("")}>`;
  if (alone.has(type)) return opened;
  // What is typed may begin with an empty line, and browsers leave out the first line end.
  return `${opened}${type === "textarea" ? "\n" : ""}${toHtml(inside)}</${type}>`;
}

function attribute([name, value]: readonly [string, unknown]): string {
  if (value === null || value === undefined || value === false) return "";
  return value === true ? ` ${name.toLowerCase()}` : ` ${name.toLowerCase()}="${escaped(String(value))}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => escapes[one] ?? one);
}
