import { isOpen, openMinutes } from "./calendar.ts";
import type { Consultation, Step } from "./consultation.ts";
import type { AutomaticEntry } from "./entry.ts";
import { type AutomaticReason, promisedAt, type ReceptionSettings } from "./reception.ts";

/** Who is being listened to is not told at the stroke of the hour that nobody is there: a talk under way is finished first. */
const overrunMillis = 30 * 60_000;

/**
 * What the service itself says to a message, right behind it and stored with it: out of hours, when a person answers, once
 * for each time it promises; else, to the first message, that it has arrived.
 */
export function replyToMessage<S extends Step>(settings: ReceptionSettings, step: S, now: Date): S {
  const { calendar } = settings;
  const promised = promisedAt(calendar, now);
  if (promised.open) return step.entry.seq === 1 ? followed(settings, step, "received", null, now) : step;
  const underWay = step.next.state === "active" && isOpen(calendar, new Date(now.getTime() - overrunMillis));
  return underWay ? step : followed(settings, step, "out-of-hours", promised.opensAt, now);
}

/** Behind the end of a consultation. */
export function replyToClosing<S extends Step>(settings: ReceptionSettings, step: S, now: Date): S {
  return followed(settings, step, "closed", null, now);
}

/** Null where there is nothing to say: somebody came, it was said, it is night, or it has not been long. */
export function replyToLongWait(
  settings: ReceptionSettings,
  consultation: Consultation,
  now: Date,
): Step<Consultation, AutomaticEntry> | null {
  const { calendar, longWaitMinutes } = settings;
  if (consultation.state !== "waiting" || !isOpen(calendar, now)) return null;
  if (openMinutes(calendar, consultation.openedAt, now) < longWaitMinutes) return null;
  return said(settings, consultation, "long-wait", null, now);
}

function followed<S extends Step>(
  settings: ReceptionSettings,
  step: S,
  reason: AutomaticReason,
  promised: Date | null,
  now: Date,
): S {
  const more = said(settings, step.next, reason, promised, now);
  return more ? { ...step, next: more.next, followedBy: [more.entry] } : step;
}

/** [RC-4] Each reply once: what was told is part of the consultation, and moves on only together with its sequence. */
function said<C extends Consultation>(
  { replies }: ReceptionSettings,
  consultation: C,
  reason: AutomaticReason,
  promised: Date | null,
  now: Date,
): { readonly next: C; readonly entry: AutomaticEntry } | null {
  const key = reason === "out-of-hours" ? `${reason}:${promised?.toISOString() ?? "unknown"}` : reason;
  if (!replies[reason].on || consultation.told.includes(key)) return null;
  const seq = consultation.lastSeq + 1;
  // Of each reason only the newest promise counts, so that the list stays short.
  const told = [...consultation.told.filter((one) => one.split(":")[0] !== reason), key];
  return {
    next: { ...consultation, told, lastSeq: seq, lastAt: now },
    entry: { kind: "automatic", reason, promised, seq, at: now },
  };
}
