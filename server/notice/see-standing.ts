import { hashToken } from "../consultee/token.ts";
import type { Tools } from "../tools.ts";
import { seeAddress } from "./address-store.ts";

const dayMillis = 86_400_000;

/** By which key browsers may allow notices here (null: the city tells no browsers), and whether this one has. */
export async function seeStanding(
  { db, now, push }: Tools,
  token: string | null,
): Promise<{ readonly key: string | null; readonly told: boolean }> {
  if (push === null) return { key: null, told: false };
  const at = now();
  const told =
    token !== null && (await seeAddress(db, hashToken(token), at, new Date(at.getTime() - dayMillis)));
  return { key: push.keys.publicKey, told };
}
