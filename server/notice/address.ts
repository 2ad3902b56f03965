import { createHmac } from "node:crypto";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import type { Address } from "./address-store.ts";

type Needs = Pick<Tools, "secrets">;

export function addressOf({ secrets }: Needs, plain: string): Address {
  const mac = createHmac("sha256", secrets.noticeNaming).update(`address\n${plain}`).digest();
  return { mac, sealed: sealSecret(secrets.noticeSealing, placeOf(mac), plain) };
}

export function openAddress({ secrets }: Needs, { mac, sealed }: Address): string {
  return openSecret(secrets.noticeSealing, placeOf(mac), sealed);
}

function placeOf(mac: Buffer): string {
  return `notice-address\n${mac.toString("hex")}`;
}
