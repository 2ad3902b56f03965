import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedMaintenance } from "../../../../contract/maintenance.ts";
import "../../cards.css";
import { type PlaceProps, Unread } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { useLoaded } from "../use-loaded.ts";
import { words as common } from "../words-ja.ts";
import { MaintenanceCard } from "./maintenance-card.tsx";
import { PlanForm } from "./plan-form.tsx";
import { words } from "./words-ja.ts";

/** 保守: what is planned, whether the city knows, and what came of it. */
export function MaintenanceTab({ self, call, now }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/maintenance/list");
  const [planning, setPlanning] = useState(false);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));

  const cards = (some: readonly ListedMaintenance[], empty: string): VNode =>
    some.length === 0 ? (
      <p class="hint">{empty}</p>
    ) : (
      <ul class="cards">
        {some.map((one) => (
          <MaintenanceCard key={one.id} {...{ one, names, self, call, now }} changed={load} />
        ))}
      </ul>
    );

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
      <p class="cards-said" role="status">
        {note}
      </p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {!read && !trouble && (
        <p class="place-loading" role="status">
          {common.loading}
        </p>
      )}
      {read && (
        <>
          <section class="place-section" aria-labelledby="maintenance-coming">
            <h2 id="maintenance-coming">{words.coming}</h2>
            {cards(
              // What comes first stands first.
              read.maintenance.filter(({ ended }) => !ended).reverse(),
              words.nothingComing,
            )}
          </section>
          <section class="place-section" aria-labelledby="maintenance-past">
            <h2 id="maintenance-past">{words.past}</h2>
            {cards(
              read.maintenance.filter(({ ended }) => ended),
              words.nothingPast,
            )}
          </section>
        </>
      )}
    </>
  );
}
