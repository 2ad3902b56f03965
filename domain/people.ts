import type { ConsulteeId, StaffId } from "./ids.ts";

/** 相談員・相談主任・担当職員・管理者・監査・保守. A person may hold several. */
export const roles = [
  "counsellor",
  "supervisor",
  "official",
  "administrator",
  "auditor",
  "operator",
] as const;
export type Role = (typeof roles)[number];

/** 相談者: a pupil or a guardian, known by nothing but a token. */
export type Consultee = { readonly kind: "consultee"; readonly id: ConsulteeId };
export type Staff = {
  readonly kind: "staff";
  readonly id: StaffId;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** [ST-10] An operator who may read for now, because two of the city agreed. */
  readonly breakGlass?: true;
};
/** A visitor who has not written yet, or a member of staff who has not signed in. */
export type Visitor = { readonly kind: "visitor" };
export type Actor = Consultee | Staff | Visitor;
