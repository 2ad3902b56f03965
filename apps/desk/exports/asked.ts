import type { Api } from "../../../contract/api.ts";
import type { Purpose } from "../../../domain/audit.ts";
import { type ExportKind, kindsOfExport } from "../../../domain/export-kinds.ts";
import { type ExportRecipient, isExportable, mostReminded } from "../../../domain/exporting.ts";
import { dayAfter } from "../../../domain/japan-time.ts";

/** What is chosen for a file, as far as it has been. */
export type Asked = {
  readonly kind: ExportKind;
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose | "";
  readonly recipient: ExportRecipient | "";
  readonly dueOn: string;
  readonly pseudonymous: boolean;
  readonly masked: boolean;
  readonly toFolder: boolean;
};

/** What is written for it. */
type Written = { readonly reason: string; readonly remindTo: string };

export function firstAsked(kind: ExportKind, today: string): Asked {
  return {
    ...{ kind, from: `${today.slice(0, 8)}01`, to: today, purpose: "", recipient: "" },
    ...{ dueOn: dayAfter(today, 30), pseudonymous: false, masked: false, toFolder: false },
  };
}

/** What is asked of the server, or what keeps it from being asked. */
export function askOf(
  { kind, from, to, purpose, recipient, dueOn, toFolder, ...chosen }: Asked,
  { reason, remindTo }: Written,
  today: string,
): Api["/api/export/ask"]["input"] | "wrong" | "wrongAddress" {
  const addresses = remindTo.split(/[\s,、]+/).filter(Boolean);
  if (!purpose || !recipient || reason.trim() === "" || !isExportable({ from, to }, dueOn, today))
    return "wrong";
  if (addresses.length > mostReminded || addresses.some((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one)))
    return "wrongAddress";
  return {
    ...{ kind, from, to, purpose, recipient, dueOn, toFolder, reason },
    pseudonymous: chosen.pseudonymous && kindsOfExport[kind].pseudonymous,
    masked: chosen.masked && kindsOfExport[kind].maskable,
    remindTo: addresses,
  };
}
