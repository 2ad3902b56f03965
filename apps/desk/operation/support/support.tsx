import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Group, Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { AskForm } from "./ask-form.tsx";
import { InquiryCard } from "./inquiry-card.tsx";
import { Knowledge } from "./knowledge.tsx";
import { SupportSettings } from "./settings.tsx";
import { words } from "./words-ja.ts";

type Props = PlaceProps & {
  /** Null for whoever may not. */
  readonly openIncident: ((inquiry: { id: string; number: number }) => void) | null;
};

/** 窓口: ask, follow one's own, and for the operator all of them with their clocks. */
export function SupportTab({ self, call, now, openIncident }: Props): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/support/list");
  const [form, setForm] = useState<"ask" | "record" | null>(null);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));
  const isSolved = (one: NonNullable<typeof read>["inquiries"][number]): boolean =>
    one.solution.doneAt !== null;

  const cards = (some: NonNullable<typeof read>["inquiries"]): VNode[] =>
    some.map((inquiry) => (
      <InquiryCard key={inquiry.id} {...{ inquiry, names, self, call, now, openIncident }} changed={load} />
    ));

  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      {form === null ? (
        <div class="operation-acts">
          <button class="main" type="button" onClick={() => setForm("ask")}>
            {words.ask}
          </button>
          {mayDo(self, "support:answer") && (
            <button type="button" onClick={() => setForm("record")}>
              {words.record}
            </button>
          )}
        </div>
      ) : (
        <AskForm
          key={form}
          call={call}
          recording={form === "record"}
          onCancel={() => setForm(null)}
          onDone={(number) => {
            setForm(null);
            setNote(words.form.done(number));
            void load();
          }}
        />
      )}
      <Standing {...{ note, read, trouble, load }} />
      {read && (
        <>
          <Group
            id="inquiries-open"
            heading={words.open}
            cards={cards(read.inquiries.filter((one) => !isSolved(one)))}
            empty={words.nothingOpen}
          />
          <Knowledge self={self} call={call} />
          <Group
            id="inquiries-solved"
            heading={words.solved}
            cards={cards(read.inquiries.filter(isSolved))}
            empty={words.nothingSolved}
          />
        </>
      )}
      {mayDo(self, "settings:change") && <SupportSettings call={call} />}
    </>
  );
}
