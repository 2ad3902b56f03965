import type { Session } from "../../domain/sign-in.ts";
import type { Tools } from "../tools.ts";
import { countFactors, findTotp } from "./factor-store.ts";
import { listPasskeys } from "./passkey-store.ts";
import type { ListedFactors } from "./view.ts";

export async function listFactors({ db }: Tools, { staff }: Session): Promise<ListedFactors> {
  const [totp, { recoveryCodes }, passkeys] = await Promise.all([
    findTotp(db, staff, true),
    countFactors(db, staff),
    listPasskeys(db, staff),
  ]);
  return { totp: totp && { addedAt: totp.addedAt }, recoveryCodesLeft: recoveryCodes, passkeys };
}
