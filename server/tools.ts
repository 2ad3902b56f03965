import type { ConsultationId, Epoch } from "../domain/ids.ts";
import type { AuditKeys } from "./audit/audit-keys.ts";
import type { Viewings } from "./audit/viewings.ts";
import type { Appender } from "./consultation/append.ts";
import type { DeskFeed } from "./consultation/desk-feed.ts";
import type { Hub } from "./consultation/hub.ts";
import type { DurabilityBoard } from "./durability/board.ts";
import type { TeamBoard } from "./duty/board.ts";
import type { Log } from "./edge/log.ts";
import type { LineDoor } from "./line/line-door.ts";
import type { Mail } from "./mail/mail.ts";
import type { PushDoor } from "./notice/push-door.ts";
import type { PauseReader } from "./pause/paused.ts";
import type { PresenceBoard } from "./presence/board.ts";
import type { Doings } from "./presence/doings.ts";
import type { SettingsReader } from "./reception/reception-settings.ts";
import type { DataKeys } from "./storage/data-keys.ts";
import type { Storage } from "./storage/database.ts";
import type { Secrets } from "./storage/secrets.ts";
import type { Stamps } from "./storage/stamps.ts";
import type { UrgentBoard } from "./urgent/board.ts";
import type { UrgentSettingsReader } from "./urgent/urgent-settings.ts";

/** How the staff's door stands, for as long as this process runs. */
export type Door = {
  /** An invented city is entered by a password alone. */
  readonly secondFactor: "required" | "skipped";
  readonly idleMillis: number;
};

/** Everything outside the rules, in one value: built once, passed by hand, replaced in tests. */
export type Tools = {
  readonly storage: Storage;
  readonly db: Storage["db"];
  readonly now: () => Date;
  readonly epoch: () => Epoch;
  /** Whether the database is of another epoch by now; ends when it has been looked at. */
  readonly lookForRestore: () => Promise<void>;
  readonly keys: DataKeys;
  readonly secrets: Secrets;
  readonly stamps: Stamps;
  readonly door: Door;
  readonly appender: Appender;
  readonly hub: Hub;
  readonly desk: DeskFeed;
  readonly presence: PresenceBoard;
  readonly doings: Doings;
  readonly reception: SettingsReader;
  readonly pauses: PauseReader;
  readonly urgent: UrgentBoard;
  readonly team: TeamBoard;
  readonly durability: DurabilityBoard;
  readonly urgentSettings: UrgentSettingsReader;
  /** Null where the operator has set no way to send e-mails. */
  readonly mail: Mail | null;
  readonly line: LineDoor;
  /** Null: browsers are told nothing. */
  readonly push: PushDoor | null;
  readonly auditKeys: AuditKeys;
  readonly viewings: Viewings;
  /** After a commit: this consultation went on, here and elsewhere. */
  readonly tell: (id: ConsultationId) => void;
  readonly log: Log;
};
