import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/support.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Inquiry, InquiryClock, InquiryStep } from "../../../domain/inquiry.ts";
import type { Staff } from "../../../domain/people.ts";
import type { SupportSettings } from "../../../domain/support-settings.ts";

type Name = { readonly id: StaffId; readonly displayName: string };
export type SeenInquiry = Inquiry & {
  readonly answer: InquiryClock;
  readonly solution: InquiryClock;
  readonly ringing: boolean;
  readonly heading: string | null;
  readonly caller: string | null;
  readonly names: readonly Name[];
};
export type SeenSteps = {
  readonly steps: readonly {
    readonly nth: number;
    readonly kind: InquiryStep;
    readonly by: StaffId;
    readonly at: Date;
    readonly words: string | null;
  }[];
  readonly people: readonly Staff[];
};

/** What leaves, field by field. */
export function inquiriesView(all: readonly SeenInquiry[]): OutputOf<typeof contract.listInquiries> {
  const people = new Map(all.flatMap(({ names }) => names).map(({ id, displayName }) => [id, displayName]));
  return {
    inquiries: all.map(
      ({ id, number, kind, haste, way, askedBy, cameAt, heading, caller, taken, ...one }) => ({
        ...{ id, number, kind, haste, way, askedBy, cameAt: cameAt.toISOString(), heading, caller },
        ...{ takenBy: taken?.by ?? null, takenAt: taken?.at.toISOString() ?? null },
        ...{ answer: clockView(one.answer), solution: clockView(one.solution), ringing: one.ringing },
      }),
    ),
    people: [...people].map(([id, displayName]) => ({ id, displayName })),
  };
}

function clockView({ dueAt, doneAt }: InquiryClock) {
  return { dueAt: dueAt.toISOString(), doneAt: doneAt?.toISOString() ?? null };
}

export function stepsView({ steps, people }: SeenSteps): OutputOf<typeof contract.readInquiry> {
  return {
    steps: steps.map(({ nth, kind, by, at, words }) => ({ nth, kind, by, at: at.toISOString(), words })),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}

export function supportSettingsView({
  targets,
  dutyAddresses,
  cityAddresses,
}: SupportSettings): OutputOf<typeof contract.readSupportSettings>["settings"] {
  return { targets, dutyAddresses, cityAddresses };
}
