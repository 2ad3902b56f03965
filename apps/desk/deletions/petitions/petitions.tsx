import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Group, Standing } from "../../operation/tab-parts.tsx";
import { useLoaded } from "../../operation/use-loaded.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { PetitionCard } from "./petition-card.tsx";
import { ReceiveForm } from "./receive-form.tsx";
import { words } from "./words-ja.ts";

/** 開示・訂正: what somebody asks for under the law, and what becomes of it. */
export function PetitionsTab({ call, now }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/desk/petitions");
  const [receives, setReceives] = useState(false);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));

  function done(said: string): void {
    setReceives(false);
    setNote(said);
    void load();
  }

  return (
    <>
      <p class="hint">{words.lead}</p>
      {receives ? (
        <ReceiveForm call={call} now={now} onDone={done} onCancel={() => setReceives(false)} />
      ) : (
        <p class="petition-begin">
          <button class="main" type="button" onClick={() => setReceives(true)}>
            {words.begin}
          </button>
        </p>
      )}
      <Standing note={note} read={read} trouble={trouble} load={load} />
      {read && (
        <Group
          id="petitions"
          heading={words.petitions}
          cards={read.petitions.map((petition) => (
            <PetitionCard key={petition.id} {...{ petition, names, call, now }} onDone={done} />
          ))}
          empty={words.none}
        />
      )}
    </>
  );
}
