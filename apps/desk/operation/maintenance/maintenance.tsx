import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedMaintenance } from "../../../../contract/maintenance.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Group, Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { MaintenanceCard } from "./maintenance-card.tsx";
import { PlanForm } from "./plan-form.tsx";
import { words } from "./words-ja.ts";

/** 保守: what is planned, whether the city knows, and what came of it. */
export function MaintenanceTab({
  self,
  call,
  now,
  led,
}: PlaceProps & {
  /** The one that somebody was led to. */
  readonly led: string | null;
}): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/maintenance/list");
  const [planning, setPlanning] = useState(false);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));

  const cards = (some: readonly ListedMaintenance[]): VNode[] =>
    some.map((one) => (
      <MaintenanceCard
        key={one.id}
        {...{ one, names, self, call, now }}
        changed={load}
        led={one.id === led}
      />
    ));

  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      {mayDo(self, "maintenance:plan") &&
        (planning ? (
          <PlanForm
            call={call}
            onCancel={() => setPlanning(false)}
            onDone={(number) => {
              setPlanning(false);
              setNote(words.form.done(number));
              void load();
            }}
          />
        ) : (
          <div class="operation-acts">
            <button class="main" type="button" onClick={() => setPlanning(true)}>
              {words.begin}
            </button>
          </div>
        ))}
      <Standing {...{ note, read, trouble, load }} />
      {read && (
        <>
          <Group
            id="maintenance-coming"
            heading={words.coming}
            // What comes first stands first.
            cards={cards(read.maintenance.filter(({ ended }) => !ended).reverse())}
            empty={words.nothingComing}
          />
          <Group
            id="maintenance-past"
            heading={words.past}
            cards={cards(read.maintenance.filter(({ ended }) => ended))}
            empty={words.nothingPast}
          />
        </>
      )}
    </>
  );
}
