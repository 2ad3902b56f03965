import type { Generated } from "kysely";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { LineEventKind, LineSaid } from "../../domain/line.ts";
import type { SendingTrouble } from "../../domain/line-sending.ts";
import type { LineFigure } from "../../domain/line-usage.ts";

/** The tables of the LINE door. */
export type LineSchema = {
  line_channel: {
    only_one: Generated<boolean>;
    is_open: Generated<boolean>;
    danger_words: Generated<boolean>;
    token: Buffer | null;
    secret: Buffer | null;
    secret_before: Buffer | null;
    secret_changed_at: Date | null;
    sign_in_id: string | null;
    sign_in_secret: Buffer | null;
    quota_limit: number | null;
    quota_used: number | null;
    quota_read_at: Date | null;
    trouble: SendingTrouble | null;
    trouble_since: Date | null;
  };
  line_text: { id: string; wording: string };
  line_event: { id: string; kind: LineEventKind; at: Date; received_at: Date };
  line_friend: { mac: Buffer; sealed: Buffer; reachable: boolean; changed_at: Date };
  line_link: { friend_mac: Buffer; consultee_id: ConsulteeId; linked_at: Date; stamp: Buffer };
  line_outgoing: {
    id: string;
    says: LineSaid;
    reply_token: Buffer | null;
    friend_mac: Buffer | null;
    created_at: Date;
    due_at: Date;
    held_until: Generated<Date | null>;
    tries: Generated<number>;
    outcome: "sent" | "refused" | "too-late" | "blocked" | "switched-off" | null;
    ended_at: Date | null;
  };
  line_count: { month: string; figure: LineFigure; count: number };
  line_attempt: {
    state_hash: Buffer;
    browser_hash: Buffer;
    nonce: string;
    code_verifier: string;
    consultee_id: ConsulteeId | null;
    expires_at: Date;
    stamp: Buffer;
  };
  line_proof: { proof_hash: Buffer; friend_mac: Buffer; expires_at: Date; stamp: Buffer };
};
