import { isEmail } from "./email.ts";
import { inquiryHastes, type SupportTargets } from "./inquiry.ts";

/** What the city sets about the support desk, and whom it has told by e-mail. */
export type SupportSettings = {
  readonly targets: SupportTargets;
  /** Of the operators: an urgent fault rings at one after the other, at any hour. */
  readonly dutyAddresses: readonly string[];
  /** Of the city: told of maintenance. */
  readonly cityAddresses: readonly string[];
};

/** A month of business days. */
export const longestTarget = 20 * 510;
export const mostAddresses = 10;
/** How long an urgent fault rings at one address before the next. */
export const ringSeconds = 180;

/** With what a city begins: half an hour and four hours of any hour; an hour and a day, a day and a week of business. */
export const firstSupportSettings: SupportSettings = {
  targets: {
    urgent: { answerMinutes: 30, solveMinutes: 240 },
    soon: { answerMinutes: 60, solveMinutes: 510 },
    usual: { answerMinutes: 510, solveMinutes: 2_550 },
  },
  dutyAddresses: [],
  cityAddresses: [],
};

export type SupportFaultCode = "email-unknown" | "address-twice" | "solved-before-answered";
/** `where` is the path of the field, like `dutyAddresses.1`. */
export type SupportFault = { readonly code: SupportFaultCode; readonly where: string };

/** [OP-5] Everything that keeps the settings from being taken. The page asks before it saves, the server asks again. */
export function supportFaults({ targets, dutyAddresses, cityAddresses }: SupportSettings): SupportFault[] {
  const faults: SupportFault[] = [];
  for (const [name, addresses] of Object.entries({ dutyAddresses, cityAddresses }))
    for (const [at, address] of addresses.entries()) {
      if (!isEmail(address)) faults.push({ code: "email-unknown", where: `${name}.${at}` });
      if (addresses.indexOf(address) < at) faults.push({ code: "address-twice", where: `${name}.${at}` });
    }
  for (const haste of inquiryHastes)
    if (targets[haste].solveMinutes < targets[haste].answerMinutes)
      faults.push({ code: "solved-before-answered", where: `targets.${haste}` });
  return faults;
}
