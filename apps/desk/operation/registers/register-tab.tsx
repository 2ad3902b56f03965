import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedRegisterEntry } from "../../../../contract/register.ts";
import type { RegisterKind } from "../../../../domain/register.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Group, Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { words as common } from "../words-ja.ts";
import { EntryCard } from "./entry-card.tsx";
import { EntryForm } from "./entry-form.tsx";
import { words } from "./words-ja.ts";

/** One register: what stands in it, and what was over. */
export function RegisterTab({ kind, self, call }: PlaceProps & { readonly kind: RegisterKind }): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/register/list");
  const [writing, setWriting] = useState(false);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));
  const entries = read?.entries.filter((entry) => entry.kind === kind) ?? [];

  async function changed(said: string): Promise<void> {
    setNote(said);
    await load();
  }
  const cards = (some: readonly ListedRegisterEntry[]): VNode[] =>
    some.map((entry) => <EntryCard key={entry.id} {...{ entry, names, self, call, changed }} />);

  return (
    <>
      <p class="hint cards-lead-plain">{words.leads[kind]}</p>
      {read &&
        mayDo(self, "register:write") &&
        (writing ? (
          <EntryForm
            {...{ kind, call }}
            people={read.people.filter(({ works }) => works)}
            onCancel={() => setWriting(false)}
            onDone={(number) => {
              setWriting(false);
              void changed(words.form.done(words.number(kind, number)));
            }}
          />
        ) : (
          <div class="operation-acts">
            <button class="main" type="button" onClick={() => setWriting(true)}>
              {words.form.begin[kind]}
            </button>
          </div>
        ))}
      <Standing {...{ note, read, trouble, load }} />
      {read && kind === "training" && (
        <section class="place-section" aria-labelledby="register-untrained">
          <h2 id="register-untrained">{words.untrained.heading}</h2>
          <p class="registers-names">
            {read.untrained.length === 0
              ? words.untrained.none
              : read.untrained.map((id) => names.get(id) ?? common.someone).join("、")}
          </p>
        </section>
      )}
      {read && (
        <>
          <Group
            id="register-open"
            heading={kind === "training" ? words.held : words.open}
            cards={cards(entries.filter(({ ended }) => !ended))}
            empty={words.nothing}
          />
          <Group
            id="register-past"
            heading={words.past}
            cards={cards(entries.filter(({ ended }) => ended))}
            empty={words.nothingPast}
          />
        </>
      )}
    </>
  );
}
