import type { AuditActor } from "../../domain/audit.ts";
import type { LineText } from "../../domain/line.ts";
import { lineTextFault } from "../../domain/line-wording.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfSecret, readChannel, readChannelTexts } from "./channel.ts";
import { changeChannel, lockChannel, saveWording } from "./channel-store.ts";
import { countReachable } from "./event-store.ts";
import { endAllOutgoing } from "./outgoing-store.ts";
import type { LineSettings } from "./view.ts";

export async function readLineSettings(tools: Pick<Tools, "db" | "secrets" | "now">): Promise<LineSettings> {
  return {
    channel: await readChannel(tools),
    texts: await readChannelTexts(tools),
    reachable: await countReachable(tools.db),
  };
}

/** [LI-7] Switched off, nothing that waits is sent any more, not even when it is switched on again. */
export async function switchLineSetting(
  { db, now }: Tools,
  editor: AuditActor,
  { open, dangerWords }: { readonly open: boolean; readonly dangerWords: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const before = await lockChannel(tx);
    await changeChannel(tx, { is_open: open, danger_words: dangerWords });
    if (!open) await endAllOutgoing(tx, "switched-off", at);
    const words = dangerWords ? "line-danger-words-on" : "line-danger-words-off";
    const setting = before.is_open === open ? words : open ? "line-on" : "line-off";
    await recordAct(tx, at, editor, "settings:change", { setting });
  });
}

export type NewKeys = {
  readonly token: string | null;
  readonly secret: string | null;
  readonly signInId: string | null;
  readonly signInSecret: string | null;
};

/** Null leaves one as it is. What LINE has signed with the secret before is believed for another day. */
export async function setLineKeySettings(
  { db, now, secrets }: Tools,
  editor: AuditActor,
  keys: NewKeys,
): Promise<void> {
  const seal = (of: Parameters<typeof placeOfSecret>[0], text: string): Buffer =>
    sealSecret(secrets.lineSealing, placeOfSecret(of), text);
  await db.transaction().execute(async (tx) => {
    const at = now();
    const before = await lockChannel(tx);
    const isNew =
      keys.secret !== null &&
      (before.secret === null ||
        openSecret(secrets.lineSealing, placeOfSecret("secret"), before.secret) !== keys.secret);
    await changeChannel(tx, {
      is_open: before.is_open,
      ...(keys.token === null
        ? {}
        : { token: seal("token", keys.token), trouble: null, trouble_since: null }),
      ...(keys.secret !== null && isNew
        ? { secret: seal("secret", keys.secret), secret_before: before.secret, secret_changed_at: at }
        : {}),
      ...(keys.signInId === null ? {} : { sign_in_id: keys.signInId }),
      ...(keys.signInSecret === null ? {} : { sign_in_secret: seal("sign-in-secret", keys.signInSecret) }),
    });
    await recordAct(tx, at, editor, "settings:change", { setting: "line-keys" });
  });
}

/** [LI-3] Null: as every city begins. */
export async function setLineTextSetting(
  { db, now }: Tools,
  editor: AuditActor,
  id: LineText,
  wording: string | null,
): Promise<void> {
  const fault = wording === null ? null : lineTextFault(id, wording);
  if (fault !== null) throw new Refusal("bad-input", { fault, where: id });
  await db.transaction().execute(async (tx) => {
    await saveWording(tx, id, wording);
    await recordAct(tx, now(), editor, "settings:change", { setting: `line-text-${id}` });
  });
}
