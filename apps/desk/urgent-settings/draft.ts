import { type UrgentFault, urgentFaults } from "../../../domain/urgent-faults.ts";
import {
  type ContactBranch,
  latestEscalation,
  type ScriptPart,
  soonestEscalation,
  type UrgentSettings,
} from "../../../domain/urgent-settings.ts";

/** What stands in the fields, as it was typed: whatever is wrong with it, nothing of it is lost. */
export type Draft = {
  /** A line each. */
  readonly dangerWords: string;
  readonly escalateSeconds: string;
  readonly contacts: readonly ContactBranch[];
  readonly script: readonly ScriptPart[];
};

export type DraftFault = {
  readonly code: UrgentFault["code"] | "seconds-unreadable";
  readonly where: string;
};

export function draftOf({ dangerWords, escalateSeconds, contacts, script }: UrgentSettings): Draft {
  return { dangerWords: dangerWords.join("\n"), escalateSeconds: `${escalateSeconds}`, contacts, script };
}

/** [UC-6] What the fields say, and everything that is wrong with it, by the path of its field. */
export function readDraft(draft: Draft): {
  readonly settings: UrgentSettings;
  readonly faults: readonly DraftFault[];
} {
  const lines = draft.dangerWords.split("\n").map((line) => line.trim());
  const seconds = Number(draft.escalateSeconds.normalize("NFKC"));
  const isReadable = Number.isInteger(seconds) && seconds >= soonestEscalation && seconds <= latestEscalation;
  const settings: UrgentSettings = {
    dangerWords: [...new Set(lines.filter(Boolean))],
    escalateSeconds: isReadable ? seconds : soonestEscalation,
    contacts: draft.contacts.map(({ when, contacts }) => ({
      when: when.trim(),
      contacts: contacts.map(({ name, number, email, checkedOn }) => ({
        ...{ name: name.trim(), number: number.normalize("NFKC").trim(), checkedOn },
        email: email.normalize("NFKC").trim(),
      })),
    })),
    script: draft.script.map(({ title, text }) => ({ title: title.trim(), text: text.trim() })),
  };
  const unreadable: DraftFault[] = isReadable
    ? []
    : [{ code: "seconds-unreadable", where: "escalateSeconds" }];
  return { settings, faults: [...unreadable, ...urgentFaults(settings)] };
}
