import type { OutputOf } from "../../contract/endpoint.ts";
import type { WrittenSheet } from "../../contract/risk-sheet.ts";
import type { OpenUrgentCall } from "../../contract/sync.ts";
import type { readUrgentRecords, readUrgentSettings } from "../../contract/urgent.ts";
import type { ConsultationId, StaffId, UrgentCallId } from "../../domain/ids.ts";
import type { OpenedSheet } from "../../domain/risk-sheet.ts";
import type { UrgentOutcome } from "../../domain/urgent.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";

type Seen = {
  readonly id: UrgentCallId;
  readonly calledBy: StaffId;
  readonly calledAt: Date;
  readonly step: number;
  readonly taken: { readonly by: StaffId; readonly at: Date } | null;
};

/** Ids, a number and times: what is told of a call, and never a word of why. */
export function openCallView(
  call: Seen & { readonly consultation: ConsultationId; readonly number: number; readonly sheet: number },
): OpenUrgentCall {
  return {
    ...{ call: call.id, consultation: call.consultation, number: call.number, step: call.step },
    ...{ calledBy: call.calledBy, calledAt: call.calledAt.toISOString() },
    ...{ takenBy: call.taken?.by ?? null, takenAt: call.taken?.at.toISOString() ?? null },
    sheet: call.sheet,
  };
}

export function sheetView({ version, staff, at, said }: OpenedSheet): WrittenSheet {
  if (!said) return { version, staff, at: at.toISOString(), said };
  const { dangers, immediacy, where, company, steps, words } = said;
  return {
    ...{ version, staff, at: at.toISOString() },
    said: {
      ...{ dangers, immediacy, where, company, steps },
      words: { dangers: words.dangers, where: words.where, company: words.company, steps: words.steps },
    },
  };
}

export function recordView(
  call: Seen & {
    readonly ended: { readonly by: StaffId; readonly at: Date; readonly outcome: UrgentOutcome };
  },
  record: string | null,
): OutputOf<typeof readUrgentRecords>["calls"][number] {
  const { ended, taken } = call;
  return {
    ...{ call: call.id, calledBy: call.calledBy, calledAt: call.calledAt.toISOString() },
    ...{ takenBy: taken?.by ?? null, takenAt: taken?.at.toISOString() ?? null },
    ...{ endedBy: ended.by, endedAt: ended.at.toISOString(), outcome: ended.outcome, record },
  };
}

export function settingsView({
  dangerWords,
  escalateSeconds,
  contacts,
  script,
}: UrgentSettings): OutputOf<typeof readUrgentSettings>["settings"] {
  return {
    ...{ dangerWords, escalateSeconds },
    contacts: contacts.map((branch) => ({
      when: branch.when,
      contacts: branch.contacts.map(({ name, number, email, checkedOn }) => ({
        name,
        number,
        email,
        checkedOn,
      })),
    })),
    script: script.map(({ title, text }) => ({ title, text })),
  };
}
