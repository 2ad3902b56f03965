import { type CalendarFaultCode, calendarFaults } from "./calendar-faults.ts";
import type { HelpDesk } from "./help-desk.ts";
import { isDay } from "./japan-time.ts";
import { type AutomaticReason, automaticReasons, type ReceptionSettings } from "./reception.ts";
import { type Wording, wordings } from "./wording.ts";

const longestReply = 400;

export type SettingsFaultCode =
  | CalendarFaultCode
  | "text-missing"
  | "text-too-long"
  | "time-missing"
  | "placeholder-unknown"
  | "ruby-broken"
  | "reading-missing"
  | "desk-name-missing"
  | "desk-number-unknown"
  | "desk-unchecked"
  | "desk-twice";

/** `where` is the path of the field, like `replies.received.texts.english`. */
export type SettingsFault = { readonly code: SettingsFaultCode; readonly where: string };

/** [RC-2] Everything that keeps settings from being taken. The page asks before it saves, the server asks again. */
export function settingsFaults({ calendar, replies, helpDesks }: ReceptionSettings): SettingsFault[] {
  return [
    ...calendarFaults(calendar).map(({ code, where }) => ({ code, where: `calendar.${where}` })),
    ...automaticReasons.flatMap((reason) =>
      wordings.flatMap((wording) => {
        const code = replyFault(reason, wording, replies[reason].texts[wording]);
        return code ? [{ code, where: `replies.${reason}.texts.${wording}` }] : [];
      }),
    ),
    ...helpDesks.flatMap((desk, at) => deskFaults(desk, helpDesks.slice(0, at), `helpDesks.${at}`)),
  ];
}

export function replyFault(
  reason: AutomaticReason,
  wording: Wording,
  text: string,
): SettingsFaultCode | null {
  if (text.trim() === "") return "text-missing";
  if ([...text].length > longestReply) return "text-too-long";
  const names = [...text.matchAll(/%[^%\s]*%/g)].map(([name]) => name);
  if (reason === "out-of-hours" && !names.includes("%time%")) return "time-missing";
  if (names.some((name) => name !== "%time%" || reason !== "out-of-hours")) return "placeholder-unknown";
  return rubyFault(text, wording === "lower-primary" || wording === "upper-primary");
}

/** [S4.1] Whoever reads with ruby finds it on every kanji. */
function rubyFault(text: string, everyKanji: boolean): SettingsFaultCode | null {
  const bare = text.replace(/\{[^{}|]+\|[^{}|]+\}/g, "");
  if (/[{}|]/.test(bare)) return "ruby-broken";
  return everyKanji && /\p{Script=Han}/u.test(bare) ? "reading-missing" : null;
}

function deskFaults(desk: HelpDesk, earlier: readonly HelpDesk[], where: string): SettingsFault[] {
  const faults: SettingsFault[] = calendarFaults(desk.calendar).map(({ code, where: place }) => ({
    code,
    where: `${where}.calendar.${place}`,
  }));
  if (desk.name.trim() === "") faults.push({ code: "desk-name-missing", where: `${where}.name` });
  const ruby = rubyFault(desk.name, true);
  if (ruby) faults.push({ code: ruby, where: `${where}.name` });
  if (!/^\d[\d-]{1,18}\d$/.test(desk.number))
    faults.push({ code: "desk-number-unknown", where: `${where}.number` });
  if (!isDay(desk.checkedOn)) faults.push({ code: "desk-unchecked", where: `${where}.checkedOn` });
  if (earlier.some(({ number }) => number === desk.number))
    faults.push({ code: "desk-twice", where: `${where}.number` });
  return faults;
}
