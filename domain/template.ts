import { type AttributesOfBoth, attributesOf } from "./attributes.ts";
import { messageLength } from "./message.ts";

/** 定型文: a text that a counsellor puts into the composer, changes, and sends by hand. Never sent by itself. */
export type Template = {
  /** What one types behind the stroke to find it; may be empty. */
  readonly shortcut: string;
  readonly title: string;
  /** As grown-ups and older pupils read it. */
  readonly standard: string;
  /** やさしい文, for younger children; empty: the standard one is for all. */
  readonly easy: string;
};

/** What a template knows of the moment, each in words. */
export const placeholders = ["相談員", "次の受付", "受付時間"] as const;
export type Placeholder = (typeof placeholders)[number];
export type TemplateFacts = Readonly<Record<Placeholder, string>>;

export const mostTemplates = 60;
export const longestTemplate = 1_000;

export type TemplateFaultCode =
  | "title-missing"
  | "text-missing"
  | "text-too-long"
  | "shortcut-odd"
  | "shortcut-twice"
  | "placeholder-unknown";

/** `where` is the path of the field, like `2.standard`. */
export type TemplateFault = { readonly code: TemplateFaultCode; readonly where: string };

/** [TP-2] Everything that keeps them from being taken. The page asks before it saves, the server asks again. */
export function templateFaults(templates: readonly Template[]): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const used = new Set<string>();
  for (const [at, { shortcut, title, standard, easy }] of templates.entries()) {
    const found = (code: TemplateFaultCode, name: keyof Template): void => {
      faults.push({ code, where: `${at}.${name}` });
    };
    if (title.trim() === "") found("title-missing", "title");
    if (standard.trim() === "") found("text-missing", "standard");
    if (/[\s/／]/.test(shortcut)) found("shortcut-odd", "shortcut");
    if (shortcut !== "" && used.has(shortcut)) found("shortcut-twice", "shortcut");
    used.add(shortcut);
    for (const [name, text] of [
      ["standard", standard],
      ["easy", easy],
    ] as const) {
      if (messageLength(text) > longestTemplate) found("text-too-long", name);
      if (unknownPlaceholders(text).length > 0) found("placeholder-unknown", name);
    }
  }
  return faults;
}

function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  return [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = ""]) => (known.includes(name) ? [] : [name]));
}

/** With what is true at this moment in the place of each placeholder. */
export function fillTemplate(text: string, facts: TemplateFacts): string {
  return text.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? facts[name as Placeholder] : whole,
  );
}

export type TemplateWording = "standard" | "easy";

/** [TP-1] Which of the two texts fits who asks, by what is known of them: easy unless somebody older, or a guardian, is known. */
export function wordingFor(both: AttributesOfBoth): TemplateWording {
  const { relation, school } = attributesOf(both);
  if (relation === "guardian") return "standard";
  return school === "junior-high" || school === "high" ? "standard" : "easy";
}

export function textOf({ standard, easy }: Template, wording: TemplateWording): string {
  return wording === "easy" && easy !== "" ? easy : standard;
}

/** Those whose shortcut or title holds what was typed; a shortcut that begins with it first. */
export function findTemplates<One extends Template>(templates: readonly One[], typed: string): One[] {
  const wanted = foldedForSearch(typed.trim());
  if (wanted === "") return [...templates];
  const found = templates.filter(({ shortcut, title }) =>
    [shortcut, title].some((text) => foldedForSearch(text).includes(wanted)),
  );
  const begins = (one: One): boolean => foldedForSearch(one.shortcut).startsWith(wanted);
  return found.sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** カナ as かな, wide as narrow, large as small. */
function foldedForSearch(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
