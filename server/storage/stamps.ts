import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from "node:crypto";
import type { SelectType } from "kysely";
import type { Schema } from "./schema.ts";

/**
 * [SE-8] What counts in a row that says who may enter or read. Whatever else stands in the row may change without a new stamp,
 * and lets nobody in.
 */
const counts = {
  consultee_token: ["token_hash", "consultee_id"],
  recovery_words: ["words_mac", "consultee_id"],
  staff: ["id", "sign_in_name", "roles", "password_hash", "oidc_subject", "ended_at"],
  staff_session: ["token_hash", "id", "staff_id", "level", "factor_at", "expires_at"],
  staff_invitation: ["token_hash", "staff_id", "expires_at"],
  staff_passkey: ["id", "staff_id", "credential_id", "public_key"],
  line_attempt: ["state_hash", "browser_hash", "consultee_id", "expires_at"],
  line_proof: ["proof_hash", "friend_mac", "expires_at"],
  line_link: ["friend_mac", "consultee_id"],
  notice_address: ["mac", "consultee_id", "token_hash"],
  writing_pause: ["id", "consultee_id", "until"],
  break_glass: ["id", "staff_id", "began_at", "until"],
} as const satisfies { readonly [Table in keyof Schema]?: readonly (keyof Schema[Table])[] };

type Stamped = keyof typeof counts;
type Counts<Table extends Stamped> = {
  readonly [Column in (typeof counts)[Table][number] & keyof Schema[Table]]: SelectType<
    Schema[Table][Column]
  >;
};

/** Which row is not the service's own. `id` is never a secret: it is the row's own id, or whose row it is. */
export type ForeignRow = { readonly table: string; readonly id: string };

export type Stamps = {
  /** To be stored in the row's column `stamp`. */
  of<Table extends Stamped>(table: Table, row: Counts<Table>): Buffer;
  /** False where somebody else than the service wrote what counts in this row. The log is told. */
  isOurs<Table extends Stamped>(
    table: Table,
    row: Counts<Table> & { readonly stamp: Buffer | null },
  ): boolean;
  /** 256 random bits, stamped: one that somebody made up is known as such without asking the database. */
  newToken(): string;
  isOurToken(token: string): boolean;
};

/** Of the stamp's form and key, for the day when another one is needed. */
const version = 1;

export function openStamps(secret: Buffer, foreign: (row: ForeignRow) => void = () => {}): Stamps {
  const key = createSecretKey(secret);

  function stampOf(table: Stamped, row: object): Buffer {
    const values = Object.entries(row);
    const said = counts[table].map((name) => plain(values.find(([own]) => own === name)?.[1]));
    const text = `yorisoi/row/${version}\n${table}\n${JSON.stringify(said)}`;
    return Buffer.concat([Buffer.of(version), createHmac("sha256", key).update(text).digest()]);
  }

  function tokenOf(random: Buffer): Buffer {
    const stamp = createHmac("sha256", key).update("yorisoi/token/1\n").update(random).digest();
    return Buffer.concat([random, stamp.subarray(0, 16)]);
  }

  return {
    of: stampOf,
    newToken: () => tokenOf(randomBytes(32)).toString("base64url"),
    isOurToken(token) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== 48 || bytes.toString("base64url") !== token) return false;
      return timingSafeEqual(bytes, tokenOf(bytes.subarray(0, 32)));
    },
    isOurs(table, row) {
      const { stamp } = row;
      const own = stampOf(table, row);
      if (stamp?.length === own.length && timingSafeEqual(stamp, own)) return true;
      foreign({ table, id: idIn(row) });
      return false;
    },
  };
}

/** One text for each value, whatever it is: null stays null, and lists keep their order. */
function plain(value: unknown): unknown {
  if (value === undefined) throw new Error("A row cannot be stamped without all that counts in it.");
  return Buffer.isBuffer(value) ? value.toString("hex") : value;
}

function idIn(row: object): string {
  const ids = row as { readonly id?: string; readonly staff_id?: string; readonly consultee_id?: string };
  return ids.id ?? ids.staff_id ?? ids.consultee_id ?? "";
}
