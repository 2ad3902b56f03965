import { randomUUID } from "node:crypto";
import type { ScriptlessTold, ScriptlessView } from "../../contract/scriptless.ts";
import type { ConsulteeEntry, Frame } from "../../contract/sync.ts";
import { firstHelpDesks } from "../../domain/help-desk.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import type { Actor, Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { follow } from "../consultation/follow.ts";
import { arrive } from "../consultee/arrive.ts";
import { isInvented } from "../practice/refuse-real-city.ts";
import { openStatus } from "../reception/status.ts";
import type { Tools } from "../tools.ts";
import { formOfVisit, markOfVisit, type Visit } from "./visit.ts";

/** A talk that takes longer to be read is left out of the page: what was typed is shown again in any case. */
const patienceMillis = 8_000;

export type Shown = {
  readonly told: ScriptlessTold | null;
  readonly text: string;
  /** Of what is in the box, where it was tried already; left out: a new one. */
  readonly key?: IdempotencyKey | undefined;
  readonly whole?: boolean;
  readonly words?: readonly string[] | undefined;
};

/** Answers all that the page without script shows to somebody at this moment. Never throws: what cannot be read is left out. */
export function openScriptlessSight(tools: Tools) {
  const { readStatus, readPlace } = openStatus(tools);

  return async function see(actor: Actor, visit: Visit, shown: Shown): Promise<ScriptlessView> {
    const { secrets, now, epoch } = tools;
    const [reception, arrival] = await Promise.all([
      known(readStatus(visit.wording)),
      known(arrive(tools, actor, visit.token)),
    ]);
    const consultation = arrival?.consultation ?? null;
    const talk =
      consultation && actor.kind === "consultee" ? await known(readTalk(actor, consultation.id)) : null;
    return {
      ...{ now: now(), wording: visit.wording, watching: visit.watching, reception },
      ...{ told: shown.told, text: shown.text, talk, whole: shown.whole ?? false },
      asksSchool: reception?.schoolCodes === true && shown.told?.it !== "school-told",
      paused: arrival?.paused ?? null,
      invented: isInvented(tools.door),
      helpDesks: reception?.helpDesks ?? firstHelpDesks,
      recoveryWords: shown.words ?? null,
      form: formOfVisit(secrets, visit),
      epoch: epoch(),
      key: shown.key ?? (randomUUID() as IdempotencyKey),
      seen: (upTo) => `/plain/seen/${markOfVisit(secrets, visit, consultation?.id ?? "", upTo)}`,
    };
  };

  async function readTalk(reader: Consultee, id: ConsultationId): Promise<ScriptlessView["talk"]> {
    const [entries, place] = await Promise.all([readEntries(reader, id), known(readPlace(reader, id))]);
    return { id, entries, place };
  }

  /** By the one read there is, from the beginning ([DL-4]). */
  async function readEntries(reader: Consultee, id: ConsultationId): Promise<ConsulteeEntry[]> {
    const entries: ConsulteeEntry[] = [];
    const followed = await follow(
      tools,
      reader,
      { watch: [{ consultation: id, after: 0 }] },
      {
        send(text) {
          const frame = JSON.parse(text) as Frame;
          if (frame.t === "entries") entries.push(...(frame.entries as ConsulteeEntry[]));
        },
        end() {},
      },
    );
    try {
      await inTime(followed.caughtUp);
    } finally {
      followed.stop();
    }
    return entries;
  }

  async function known<Value>(reading: Promise<Value>): Promise<Value | null> {
    try {
      return await inTime(reading);
    } catch (error) {
      if (!(error instanceof Refusal)) tools.log.warn({ error }, "A page without script lacks a part.");
      return null;
    }
  }
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error("It took too long.")), patienceMillis);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
