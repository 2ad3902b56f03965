import type { Permission } from "./access.ts";
import type { Act } from "./acts.ts";

/** 書き出し: what can leave as a file. */
export const exportKinds = [
  "consultations",
  "messages",
  "surveys",
  "figures",
  "city-table",
  "line-usage",
  "audit",
] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What stands in the ledger: those, and the copy for a petitioner, which is made where the petition is ([PT-5]). */
export const ledgerKinds = [...exportKinds, "petition"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

type KindOfExport = {
  readonly name: string;
  /** What one has to be allowed besides making exports at all: nobody takes away what they may not see. */
  readonly needs: Permission;
  /** It holds what somebody wrote in their own words. */
  readonly ownWords: boolean;
  /** A row for each consultation, message or act; otherwise counts of them, which nobody has to agree to. */
  readonly rows: "one-each" | "counts";
  /** Consultations and people can stand under names of the one file. */
  readonly pseudonymous: boolean;
  /** Small numbers can be hidden, for publishing. */
  readonly maskable: boolean;
  /** As what it stands in the audit trail. */
  readonly act: Act;
};

/** The only table of them. Words cannot be put under another name: whoever wrote them may have named somebody. */
export const kindsOfExport: Readonly<Record<LedgerKind, KindOfExport>> = {
  consultations: {
    ...{ name: "相談の一覧", needs: "export:talks", act: "consultation:export" },
    ...{ ownWords: false, rows: "one-each", pseudonymous: true, maskable: false },
  },
  messages: {
    ...{ name: "やりとりの文", needs: "export:talks", act: "consultation:export" },
    ...{ ownWords: true, rows: "one-each", pseudonymous: false, maskable: false },
  },
  surveys: {
    ...{ name: "気持ちとひとこと", needs: "export:talks", act: "consultation:export" },
    ...{ ownWords: true, rows: "one-each", pseudonymous: false, maskable: false },
  },
  figures: {
    ...{ name: "集計", needs: "figures:see", act: "statistics:export" },
    ...{ ownWords: false, rows: "counts", pseudonymous: false, maskable: true },
  },
  "city-table": {
    ...{ name: "市の公表する表", needs: "figures:see", act: "statistics:export" },
    ...{ ownWords: false, rows: "counts", pseudonymous: false, maskable: true },
  },
  "line-usage": {
    ...{ name: "LINEの利用状況", needs: "line:see", act: "statistics:export" },
    ...{ ownWords: false, rows: "counts", pseudonymous: false, maskable: false },
  },
  audit: {
    ...{ name: "監査の記録", needs: "audit:export", act: "audit:export" },
    ...{ ownWords: false, rows: "one-each", pseudonymous: false, maskable: false },
  },
  petition: {
    ...{ name: "開示する写し", needs: "petition:keep", act: "petition:print" },
    ...{ ownWords: true, rows: "one-each", pseudonymous: false, maskable: false },
  },
};
