import { firstLineTexts, type LineText, lineTexts } from "../../domain/line.ts";
import type { Quota, SendingTrouble } from "../../domain/line-sending.ts";
import { openSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { type ChannelRow, findChannel, listWordings } from "./channel-store.ts";

/** The city's account at LINE, opened: what holds this holds its secrets. */
export type LineChannel = {
  /** The city's switch. */
  readonly open: boolean;
  readonly dangerWords: boolean;
  /** Of the Messaging API; null while nobody has set it. */
  readonly token: string | null;
  /** What LINE signs with: the present one first; the one before it for a day. Empty: nothing can be believed. */
  readonly secrets: readonly string[];
  readonly signIn: { readonly id: string; readonly secret: string } | null;
  readonly quota: (Quota & { readonly readAt: Date }) | null;
  readonly trouble: { readonly what: SendingTrouble; readonly since: Date } | null;
};

type Needs = Pick<Tools, "db" | "secrets" | "now">;

const secretBeforeIsGoodForMillis = 24 * 3_600_000;

/** What a sealed value of the channel is bound to. */
export function placeOfSecret(of: "token" | "secret" | "sign-in-secret"): string {
  return `line-channel\n${of}`;
}

/** As it stands now, asked of the database: what was just set or switched holds on every process. */
export async function readChannel({ db, secrets, now }: Needs): Promise<LineChannel> {
  const row = await findChannel(db);
  return row ? openedChannel(row, secrets.lineSealing, now()) : closed;
}

const closed: LineChannel = {
  ...{ open: false, dangerWords: false, token: null, secrets: [], signIn: null, quota: null, trouble: null },
};

function openedChannel(row: ChannelRow, sealing: Buffer, now: Date): LineChannel {
  const opened = (of: "token" | "secret" | "sign-in-secret", sealed: Buffer | null): string | null =>
    sealed && openSecret(sealing, placeOfSecret(of), sealed);
  const changedAt = row.secret_changed_at?.getTime() ?? 0;
  const beforeIsGood = now.getTime() - changedAt < secretBeforeIsGoodForMillis;
  const signInSecret = opened("sign-in-secret", row.sign_in_secret);
  return {
    open: row.is_open,
    dangerWords: row.danger_words,
    token: opened("token", row.token),
    secrets: [opened("secret", row.secret), beforeIsGood ? opened("secret", row.secret_before) : null].filter(
      (one) => one !== null,
    ),
    signIn: row.sign_in_id && signInSecret ? { id: row.sign_in_id, secret: signInSecret } : null,
    quota:
      row.quota_read_at && row.quota_used !== null
        ? { limit: row.quota_limit, used: row.quota_used, readAt: row.quota_read_at }
        : null,
    trouble: row.trouble && row.trouble_since ? { what: row.trouble, since: row.trouble_since } : null,
  };
}

/** What each fixed text says in this city at this moment. */
export async function readChannelTexts({
  db,
}: Pick<Tools, "db">): Promise<Readonly<Record<LineText, string>>> {
  const own = await listWordings(db);
  return Object.fromEntries(lineTexts.map((id) => [id, own.get(id) ?? firstLineTexts[id]])) as Record<
    LineText,
    string
  >;
}
