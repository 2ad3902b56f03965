import type { ConsultationId, StaffId } from "./ids.ts";

/** Why the city holds on to something: 重大事態の調査, 訴訟・異議, 開示請求, or what its reason says. A choice, shown in lists. */
export const holdGrounds = ["grave-situation", "dispute", "disclosure-request", "other"] as const;
export type HoldGround = (typeof holdGrounds)[number];

/** 保全: while it stands, nothing of what it holds is deleted, whoever asks for that. */
export type Hold = {
  readonly id: string;
  /** By which it was placed. */
  readonly consultation: ConsultationId;
  /** All of that one's consultee, and what they begin later. */
  readonly all: boolean;
  readonly ground: HoldGround;
  readonly placedBy: StaffId;
  readonly placedAt: Date;
  /** Somebody wants it lifted, and others are being asked. */
  readonly lift: { readonly by: StaffId; readonly at: Date } | null;
  readonly liftedAt: Date | null;
};

export type ListedHold = Hold & {
  readonly number: number;
  /** Null where it does not open any more. */
  readonly reason: string | null;
};

/** What is known of a consultation to whoever is about to hold it: that it is the right one, and no word. */
export type Holdable = {
  readonly consultation: ConsultationId;
  readonly number: number;
  readonly state: "waiting" | "active" | "closed";
  readonly openedAt: Date;
  /** How many more there are of the same consultee that are not deleted. */
  readonly others: number;
  readonly isHeld: boolean;
};
