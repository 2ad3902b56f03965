import { rubyMark } from "../../domain/ruby.ts";

/** A ruby string without its readings, for places that cannot hold ruby: labels, placeholders, titles. */
export function plain(marked: string): string {
  return marked.replace(rubyMark, "$1");
}

/** Puts values where `%name%` stands. A name without a value stays, so that a test sees it. */
export function fill(marked: string, values: Readonly<Record<string, string | number>>): string {
  return marked.replace(/%(\w+)%/g, (whole, name: string) => `${values[name] ?? whole}`);
}

/** A dictionary: every sentence of a page by its name. A wording that lacks one does not compile. */
export type Wording<Key extends string> = Readonly<Record<Key, string>>;

export type Words<Key extends string> = {
  /** The sentence as written, with its ruby. */
  say(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** The same without ruby. */
  plain(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** Another wording of the same sentences from now on; whoever draws must draw again. */
  choose(wording: Wording<Key>): void;
  /** The wording spoken at present: another one is another object. */
  chosen(): Wording<Key>;
};

export function wordsOf<Key extends string>(first: Wording<Key>): Words<Key> {
  let wording = first;
  const say: Words<Key>["say"] = (key, values = {}) => fill(wording[key], values);
  return {
    say,
    plain: (key, values) => plain(say(key, values)),
    choose(next) {
      wording = next;
    },
    chosen: () => wording,
  };
}
