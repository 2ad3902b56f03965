import type { VNode } from "preact";
import "../cards.css";
import { Unread } from "../place-parts.tsx";
import { words } from "./words-ja.ts";

type Reading = {
  /** What was done last. */
  readonly note: string;
  readonly read: object | null;
  readonly trouble: string | null;
  readonly load: () => Promise<void>;
};

/** Above the lists of a tab: what was done, and how it stands with reading them. */
export function Standing({ note, read, trouble, load }: Reading): VNode {
  return (
    <>
      <p class="cards-said" role="status">
        {note}
      </p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {!read && !trouble && (
        <p class="place-loading" role="status">
          {words.loading}
        </p>
      )}
    </>
  );
}

type Listing = {
  readonly id: string;
  readonly heading: string;
  readonly cards: readonly VNode[];
  /** In their place where there are none. */
  readonly empty: string;
};

/** One list of a tab. */
export function Group({ id, heading, cards, empty }: Listing): VNode {
  return (
    <section class="place-section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {cards.length === 0 ? <p class="hint">{empty}</p> : <ul class="cards">{cards}</ul>}
    </section>
  );
}
