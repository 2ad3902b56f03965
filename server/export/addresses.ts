import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";

type Secrets = Pick<Tools["secrets"], "staffSealing">;

/** [EX-6] Whom to remind, sealed: an address is somebody's. Null: nobody. */
export function sealAddresses(
  { staffSealing }: Secrets,
  id: string,
  addresses: readonly string[],
): Buffer | null {
  return addresses.length === 0
    ? null
    : sealSecret(staffSealing, placeOfAddresses(id), JSON.stringify([...new Set(addresses)]));
}

/** Throws where it does not open: somebody has changed it. */
export function openAddresses({ staffSealing }: Secrets, id: string, sealed: Buffer): readonly string[] {
  return JSON.parse(openSecret(staffSealing, placeOfAddresses(id), sealed)) as string[];
}

/** What they are bound to. */
export const placeOfAddresses = (id: string): string => `export-reminders\n${id}`;
