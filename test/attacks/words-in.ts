import { z } from "zod";
import type { AnyEndpoint } from "./endpoints.ts";

/** Where words of one's own may stand in an input: the way there, a key or a place in a list at a time. */
type Way = readonly (string | number)[];

type Shape = {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Record<string, Shape>;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
};

/** Rules of form that leave room for any words. */
const roomy = new Set([undefined, "^[^\\0]*$", "^[^\\p{Cc}]*$"]);
const shortest = 30;

/** Every field of an endpoint that takes words of one's own, read from the contract: a new one is found without a line here. */
export function wordsIn({ input }: AnyEndpoint): Way[] {
  return waysIn(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Shape, []);
}

function waysIn(shape: Shape, way: Way): Way[] {
  const { type, format, pattern, maxLength = Number.POSITIVE_INFINITY } = shape;
  const fixed = "enum" in shape || "const" in shape || format !== undefined || !roomy.has(pattern);
  const own = type === "string" && !fixed && maxLength >= shortest ? [way] : [];
  const within = Object.entries(shape.properties ?? {}).flatMap(([key, one]) => waysIn(one, [...way, key]));
  const either = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => waysIn(one, way));
  return [...own, ...within, ...either, ...(shape.items ? waysIn(shape.items, [...way, 0]) : [])];
}

/** Whether this input has all that a way leads through. */
export function leads(input: object, way: Way): boolean {
  let at: unknown = input;
  for (const key of way.slice(0, -1)) at = (at as Record<string | number, unknown> | undefined)?.[key];
  return at !== undefined;
}

/** The same input with other words at the end of a way; what the way leads through is there. */
export function withWords(input: object, way: Way, words: string): object {
  const copy = structuredClone(input);
  let at = copy as Record<string | number, unknown>;
  for (const key of way.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = way.at(-1);
  if (last === undefined) throw new Error("A way leads somewhere.");
  at[last] = words;
  return copy;
}
