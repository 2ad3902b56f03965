import type { RefObject, VNode } from "preact";
import type { FoundMessage } from "../../../contract/search.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { isWritten } from "../../../domain/search-found.ts";
import { rowState } from "../list/arrange.ts";
import { nameOf, stateWords } from "../list/row.ts";
import { noteWords } from "../notes/words-ja.ts";
import { topicsInShort, whoInShort } from "../talk/attribute-words.ts";
import { When } from "../when.tsx";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly found: readonly FoundMessage[];
  readonly opened: number | null;
  readonly me: StaffId;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly open: (nth: number) => void;
  /** Upwards from the first. */
  readonly toField: () => void;
};

/** What was found: where, when, by whom, and what stands around it. */
export function Results({ list, found, opened, me, names, open, toField }: Props): VNode {
  function onKeyDown(event: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const last = all.length - 1;
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (event.key === "Escape" || to === -1) toField();
    else if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    else all[to]?.focus();
    event.preventDefault();
  }

  return (
    <ol class="search-results" ref={list} onKeyDown={onKeyDown}>
      {found.map((one, nth) => (
        <li key={keyOf(one)}>
          <button
            type="button"
            class="search-result"
            aria-current={opened === nth ? "true" : undefined}
            onClick={() => open(nth)}
          >
            <Head one={one} me={me} names={names} />
            {(one.message ?? one.beside) && <Excerpt one={one} names={names} />}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Head({
  one: { consultation: row, at },
  me,
  names,
}: Pick<Props, "me" | "names"> & { readonly one: FoundMessage }): VNode {
  const about = [whoInShort(row.attributes), topicsInShort(row.attributes)].filter(Boolean).join("｜");
  return (
    <span class="search-head">
      <span class="search-number">#{row.number}</span>
      {row.urgent && <span class="row-urgent">{deskWords.list.urgent}</span>}
      <span>{deskWords.list.entrance[row.entrance]}</span>
      <span>{stateWords(row, rowState(row, me), names)}</span>
      {about && <span class="search-about">{about}</span>}
      <When at={at} />
    </span>
  );
}

function keyOf({ consultation, message, beside }: FoundMessage): string {
  return `${consultation.id} ${message?.seq ?? 0} ${beside ? `${beside.what} ${beside.nth}` : ""}`;
}

type ExcerptProps = Pick<Props, "names"> & { readonly one: FoundMessage };

/** What was found, and by whom it was said; what stands among staff says what it is. */
function Excerpt({ one: { message, beside }, names }: ExcerptProps): VNode {
  return (
    <span class={beside ? "search-excerpt search-beside" : "search-excerpt"}>
      <span class="search-author">
        {message && (message.by === "consultee" ? words.by.consultee : nameOf(message.staff, names))}
        {beside && words.beside(besideName(beside.what), nameOf(beside.staff, names))}
      </span>
      {(message ?? beside)?.excerpt.map(({ text, isHit }, at) =>
        isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </span>
  );
}

function besideName(what: NonNullable<FoundMessage["beside"]>["what"]): string {
  return isWritten(what) ? words.written[what] : noteWords.kind[what];
}
