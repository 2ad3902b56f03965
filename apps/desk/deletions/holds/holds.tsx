import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedHold } from "../../../../contract/hold.ts";
import { Group, Standing } from "../../operation/tab-parts.tsx";
import { useLoaded } from "../../operation/use-loaded.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { FindForm } from "./find-form.tsx";
import { HoldCard } from "./hold-card.tsx";
import { LiftDialog } from "./lift-dialog.tsx";
import { type Holdable, PlaceDialog } from "./place-dialog.tsx";
import { words } from "./words-ja.ts";

type Open = { readonly place: Holdable } | { readonly lift: ListedHold };

/** 保全: what must not be deleted, and its end. */
export function HoldsTab({ self, call }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/desk/holds");
  const [open, setOpen] = useState<Open | null>(null);
  const [note, setNote] = useState("");
  const mayKeep = mayDo(self, "hold:keep");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));

  function done(said: string): void {
    setOpen(null);
    setNote(said);
    void load();
  }

  const cards = (isLifted: boolean): VNode[] =>
    (read?.holds ?? [])
      .filter(({ liftedAt }) => (liftedAt !== null) === isLifted)
      .map((hold) => (
        <HoldCard
          key={hold.id}
          hold={hold}
          names={names}
          onLift={mayKeep ? () => setOpen({ lift: hold }) : null}
        />
      ));

  return (
    <>
      <p class="hint">{words.lead}</p>
      {mayKeep && <FindForm call={call} onFound={(place) => setOpen({ place })} />}
      <Standing note={note} read={read} trouble={trouble} load={load} />
      {read && (
        <>
          <Group
            id="holds-standing"
            heading={words.standing}
            cards={cards(false)}
            empty={words.nothingStanding}
          />
          <Group id="holds-past" heading={words.past} cards={cards(true)} empty={words.nothingPast} />
        </>
      )}
      {open && "place" in open && (
        <PlaceDialog
          call={call}
          of={open.place}
          onDone={() => done(words.done.placed)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open && "lift" in open && (
        <LiftDialog
          call={call}
          hold={open.lift}
          onDone={() => done(words.done.asked)}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}
