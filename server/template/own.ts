import type { StaffId } from "../../domain/ids.ts";
import type { Template } from "../../domain/template.ts";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import type { OwnRow } from "./store.ts";

/** [SE-1] Bound to its owner and version: put into another's place it does not open. */
export function sealOwn(
  { secrets }: Tools,
  owner: StaffId,
  version: number,
  templates: readonly Template[],
): OwnRow {
  const sealed = sealSecret(secrets.staffSealing, placeOfOwn(owner, version), JSON.stringify(templates));
  return { version, sealed };
}

export function openOwn(
  { secrets, log }: Tools,
  owner: StaffId,
  { version, sealed }: OwnRow,
): readonly Template[] {
  try {
    return JSON.parse(openSecret(secrets.staffSealing, placeOfOwn(owner, version), sealed));
  } catch (error) {
    log.error({ staff: owner, error }, "Somebody's own templates do not open: who changed them?");
    return [];
  }
}

/** What they are bound to. */
export const placeOfOwn = (owner: StaffId, version: number): string => `own-templates\n${owner}\n${version}`;
