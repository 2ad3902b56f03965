import { createHmac } from "node:crypto";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";

/** Somebody at LINE as they are stored: a name that says nothing without the key, and the sealed id. */
export type Friend = { readonly mac: Buffer; readonly sealed: Buffer };

type Needs = Pick<Tools, "secrets">;

export function isFriendId(id: unknown): id is string {
  return typeof id === "string" && /^U[\da-f]{32}$/.test(id);
}

export function friendOf({ secrets }: Needs, id: string): Friend {
  const mac = createHmac("sha256", secrets.lineNaming).update(`friend\n${id}`).digest();
  return { mac, sealed: sealSecret(secrets.lineSealing, placeOf(mac), id) };
}

export function idOfFriend({ secrets }: Needs, { mac, sealed }: Friend): string {
  return openSecret(secrets.lineSealing, placeOf(mac), sealed);
}

function placeOf(mac: Buffer): string {
  return `line-friend\n${mac.toString("hex")}`;
}
