import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { everything, isEverything } from "../list/narrow.ts";
import type { PlaceProps } from "../place-parts.tsx";
import { useUnanswered } from "../today/read-today.ts";
import { useStore } from "../use-store.ts";
import { words as deskWords } from "../words-ja.ts";
import "./live.css";
import { Choices } from "./choices.tsx";
import { LiveNarrow } from "./live-filter.tsx";
import { useRisks } from "./use-risks.ts";
import { useWatched } from "./use-watched.ts";
import { WatchedCard } from "./watched-card.tsx";
import { glanceOf, type LiveFilter, mostWatched, talksOf, toggled, withFirst } from "./watching.ts";
import { words } from "./words-ja.ts";

type Props = Pick<PlaceProps, "desk" | "call" | "now" | "openConsultation">;

/** ライブ: what goes on in the city at this moment, and the words of those that one chooses. Nothing can be written to a child here. */
export function LiveTalks({ desk, call, now, openConsultation }: Props): VNode {
  const state = useStore(desk.store, (all) => all);
  const { list } = state;
  const [filter, setFilter] = useState<LiveFilter>({ ...everything, risk: "" });
  const [watched, watch] = useWatched(desk);
  const risks = useRisks(call, list);
  const { seen } = useUnanswered(call);
  const unanswered = useMemo(
    () => new Map(seen?.unanswered.map(({ consultation, since }) => [consultation, since])),
    [seen],
  );
  const open = useMemo(
    () => ({ ...list, rows: new Map([...list.rows].filter(([, row]) => row.state !== "closed")) }),
    [list.rows],
  );
  const talks = useMemo(() => talksOf(open, filter, risks ?? new Map()), [open, filter, risks]);
  const glance = glanceOf(open);
  const cards = watched.flatMap((id) => list.rows.get(id) ?? []);
  const isFull = watched.length >= mostWatched;
  const { risk, ...rest } = filter;
  if (list.after === null)
    return (
      <p class="place-loading" role="status">
        {deskWords.starting}
      </p>
    );
  return (
    <div class="live">
      <p class="hint live-lead">{words.lead}</p>
      <dl class="live-glance" aria-label={words.glance}>
        {(["waiting", "active", "unanswered", "urgent"] as const).map((one) => (
          <div key={one}>
            <dt>{words[one]}</dt>
            <dd>{words.count(glance[one])}</dd>
          </div>
        ))}
      </dl>
      <div class="live-room">
        <section class="live-choose" aria-labelledby="live-talks">
          <h2 id="live-talks">{words.talks}</h2>
          <p class="hint">{words.talksHint}</p>
          <LiveNarrow {...{ filter, open }} set={setFilter} seen={talks.length} names={state.names} />
          <p class="trouble" role="alert">
            {risks === null && words.risksUnread}
          </p>
          {talks.length === 0 && <p>{risk === "" && isEverything(rest) ? words.none : words.noneFits}</p>}
          <Choices
            {...{ talks, watched, state, now, risks, unanswered }}
            me={desk.self.id}
            toggle={(id) => watch(toggled(watched, id))}
          />
        </section>
        <section class="live-watched" aria-labelledby="live-watched">
          <div class="live-watched-top">
            <h2 id="live-watched">{words.watched}</h2>
            <p role="status">
              {watched.length > 0 && words.watching(watched.length)}
              {isFull && words.full(mostWatched)}
            </p>
            {!isFull && talks.some((id) => !watched.includes(id)) && (
              <button type="button" class="quiet" onClick={() => watch(withFirst(watched, talks))}>
                {words.watchFirst(Math.min(mostWatched, new Set([...watched, ...talks]).size))}
              </button>
            )}
            {watched.length > 0 && (
              <button type="button" class="quiet" onClick={() => watch([])}>
                {words.stopAll}
              </button>
            )}
          </div>
          {cards.length === 0 && <p class="live-nothing">{words.nothing}</p>}
          <div class="live-cards">
            {cards.map((row) => (
              <WatchedCard
                key={row.id}
                {...{ desk, state, row, now }}
                risk={risks?.get(row.id) ?? null}
                open={() => openConsultation(row.id)}
                stop={() => watch(watched.filter((id) => id !== row.id))}
              />
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}
