import { isDangerWord } from "./danger.ts";
import { isEmail } from "./email.ts";
import { isDay } from "./japan-time.ts";
import type { UrgentSettings } from "./urgent-settings.ts";

export type UrgentFaultCode =
  | "word-too-short"
  | "when-missing"
  | "name-missing"
  | "number-unknown"
  | "email-unknown"
  | "unchecked"
  | "title-missing"
  | "text-missing";

/** `where` is the path of the field, like `contacts.0.contacts.1.number`. */
export type UrgentFault = { readonly code: UrgentFaultCode; readonly where: string };

/** [UC-6] Everything that keeps the settings from being taken. The page asks before it saves, the server asks again. */
export function urgentFaults({ dangerWords, contacts, script }: UrgentSettings): UrgentFault[] {
  const faults: UrgentFault[] = [];
  const unless = (fine: boolean, code: UrgentFaultCode, where: string): void => {
    if (!fine) faults.push({ code, where });
  };
  for (const word of dangerWords) unless(isDangerWord(word), "word-too-short", "dangerWords");
  for (const [at, branch] of contacts.entries()) {
    unless(branch.when.trim() !== "", "when-missing", `contacts.${at}.when`);
    for (const [nth, { name, number, email, checkedOn }] of branch.contacts.entries()) {
      const where = `contacts.${at}.contacts.${nth}`;
      unless(name.trim() !== "", "name-missing", `${where}.name`);
      unless(/^\d[\d-]{1,18}\d$/.test(number), "number-unknown", `${where}.number`);
      unless(email === "" || isEmail(email), "email-unknown", `${where}.email`);
      unless(isDay(checkedOn), "unchecked", `${where}.checkedOn`);
    }
  }
  for (const [at, { title, text }] of script.entries()) {
    unless(title.trim() !== "", "title-missing", `script.${at}.title`);
    unless(text.trim() !== "", "text-missing", `script.${at}.text`);
  }
  return faults;
}
