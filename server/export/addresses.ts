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
    : sealSecret(staffSealing, placeOf(id), JSON.stringify([...new Set(addresses)]));
}

/** Throws where it does not open: somebody has changed it. */
export function openAddresses({ staffSealing }: Secrets, id: string, sealed: Buffer): readonly string[] {
  return JSON.parse(openSecret(staffSealing, placeOf(id), sealed)) as string[];
}

const placeOf = (id: string): string => `export-reminders\n${id}`;
