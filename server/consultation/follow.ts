import { may } from "../../domain/access.ts";
import type { DurabilityState } from "../../domain/durability.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee, Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Cursor } from "../../domain/sequence.ts";
import type { Tools } from "../tools.ts";
import type { Sink } from "./hub.ts";
import { loadConsultations } from "./store.ts";

export type Wanted = {
  readonly watch: readonly { readonly consultation: ConsultationId; readonly after: Cursor }[];
  /** The desk's list from a cursor, whole with null; undefined: not wanted. */
  readonly desk?:
    | {
        readonly after: string | null;
        readonly presence?: string | null | undefined;
        readonly urgent?: string | null | undefined;
        readonly team?: string | null | undefined;
        readonly durability?: DurabilityState | null | undefined;
      }
    | undefined;
  /** Answered on the first news: what is of the moment is no news by itself. */
  readonly waits?: boolean;
};

export type Followed = {
  /** Everything stored when following began has been sent. */
  readonly caughtUp: Promise<unknown>;
  stop(): void;
};

/**
 * Follows consultations, and the desk's list, into a sink. [AC-2] What is not the consultee's own is not found. A cursor
 * past the end belongs to another history: its reader starts over, as after a restore ([DL-5]). [AU-9] That a member of
 * staff sees words is on record before the first one leaves.
 */
export async function follow(
  tools: Tools,
  reader: Consultee | Staff,
  wanted: Wanted,
  sink: Sink,
): Promise<Followed> {
  const { db, hub, desk, epoch, lookForRestore, viewings, presence, doings, urgent, team, durability } =
    tools;
  const { waits = false } = wanted;
  const consultations = await loadConsultations(
    db,
    wanted.watch.map(({ consultation }) => consultation),
  );
  const found = new Map(consultations.map((consultation) => [consultation.id, consultation]));
  for (const { consultation: id, after } of wanted.watch) {
    const consultation = found.get(id);
    if (!consultation || (reader.kind === "consultee" && consultation.consultee !== reader.id)) {
      throw new Refusal("not-found");
    }
    if (after > consultation.lastSeq) {
      // The city was restored, and this process may not have heard of it: what it said last is void too.
      await lookForRestore();
      throw new Refusal("wrong-epoch", { epoch: epoch() });
    }
  }
  if (reader.kind === "consultee") await refuseUnbound(tools, reader, [...found.keys()]);
  const viewing = reader.kind === "staff" ? await viewings.begin(reader, [...found.keys()]) : null;
  const audience = reader.kind === "consultee" ? "consultee" : "staff";
  const followings = wanted.watch.map(({ consultation, after }) =>
    hub.follow(consultation, audience, after, sink),
  );
  const list = wanted.desk && reader.kind === "staff" ? [desk.join(sink, wanted.desk.after)] : [];
  const all = [...followings, ...list];
  const ofTheMoment =
    reader.kind === "consultee"
      ? wanted.watch.map(({ consultation }) => doings.follow(consultation, sink, waits))
      : wanted.desk?.presence !== undefined
        ? [presence.join(sink, wanted.desk.presence, waits)]
        : [];
  if (reader.kind === "staff" && wanted.desk?.urgent !== undefined)
    ofTheMoment.push(urgent.join(sink, reader, wanted.desk.urgent));
  if (reader.kind === "staff" && wanted.desk?.team !== undefined && may(reader, "team:see"))
    ofTheMoment.push(team.join(sink, wanted.desk.team));
  if (reader.kind === "staff" && wanted.desk?.durability !== undefined)
    ofTheMoment.push(durability.join(sink, wanted.desk.durability));
  return {
    caughtUp: Promise.all(all.map(({ caughtUp }) => caughtUp)),
    stop: () => {
      for (const following of all) following.stop();
      for (const leave of ofTheMoment) leave();
      viewing?.end();
    },
  };
}

/**
 * [SE-8] Whose a consultation is says the key that its words are sealed with, not the row alone. What does not open at all is
 * shown as such by whoever reads it.
 */
async function refuseUnbound(
  { keys }: Tools,
  { id: consultee }: Consultee,
  ids: readonly ConsultationId[],
): Promise<void> {
  const held = await keys.of(ids, () => {});
  if ([...held.values()].some((key) => key.consultee !== consultee)) throw new Refusal("not-found");
}
