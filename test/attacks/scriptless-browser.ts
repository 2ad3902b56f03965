import type { Wire } from "./wire.ts";

/** A browser without script, as far as the wire knows: it keeps one cookie, and sends the form it was given. */
export type ScriptlessBrowser = {
  readonly cookie: () => string;
  /** The page at an address of it; where the answer leads on within the city, it is followed. */
  open(path?: string): Promise<Drawn>;
  /** Presses a button of the newest page. `more` goes into the fields, or in place of what stands in them. */
  press(what: string, more?: Readonly<Record<string, string>>, headers?: Headers): Promise<Drawn>;
  /** Where とじる led. */
  readonly left: () => string | null;
};

type Headers = Readonly<Record<string, string | undefined>>;
export type Drawn = {
  readonly status: number;
  readonly html: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What stands in the bubbles, in their order. */
  readonly texts: readonly string[];
  readonly box: string | null;
};

export function scriptlessBrowser(wire: Wire, from: Headers = {}): ScriptlessBrowser {
  let cookie = "";
  let left: string | null = null;
  let fields: Readonly<Record<string, string>> = {};

  async function ask(method: string, path: string, body?: string, headers: Headers = {}): Promise<Drawn> {
    const type = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const answer = await wire.ask({
      ...{ method, path, cookie },
      ...(body === undefined ? {} : { body }),
      headers: { ...from, ...type, ...headers },
    });
    for (const set of answer.headers["set-cookie"] ?? []) cookie = set.split(";")[0] ?? "";
    const { location } = answer.headers;
    if (answer.status === 303 && location?.startsWith("/")) return ask("GET", location.split("#")[0] ?? "/");
    if (answer.status === 303) left = location ?? "";
    const drawn = read(answer.status, answer.text);
    if ("form" in drawn.fields) fields = drawn.fields;
    return drawn;
  }

  return {
    cookie: () => cookie,
    left: () => left,
    open: (path = "/plain") => ask("GET", path),
    press: (what, more = {}, headers = {}) =>
      ask(
        "POST",
        "/plain",
        new URLSearchParams({ text: "", words: "", ...fields, do: what, ...more }).toString(),
        headers,
      ),
  };
}

function read(status: number, html: string): Drawn {
  const fields = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name,
      unescaped(value ?? ""),
    ]),
  );
  const box = html.match(/<textarea id="box"[^>]*>\n([\s\S]*?)<\/textarea>/)?.[1];
  return {
    ...{ status, html, fields },
    texts: [...html.matchAll(/<p class="bubble">([\s\S]*?)<\/p>/g)].map(([, text]) => unescaped(text ?? "")),
    box: box === undefined ? null : unescaped(box),
  };
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? "");
}
