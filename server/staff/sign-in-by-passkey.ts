import type { SignedByPasskey } from "../../contract/staff-factors.ts";
import type { Facts } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { beginSession } from "./begin-session.ts";
import { rememberDevice } from "./failure-store.ts";
import { countFailures } from "./failures.ts";
import type { Passed } from "./pass-factor.ts";
import { checkSigned } from "./passkey.ts";
import type { Site } from "./passkey-options.ts";
import { usePasskey } from "./passkey-store.ts";
import { deleteSession } from "./session-store.ts";
import { hashToken, newToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/**
 * The only step: what somebody has, and, since the passkey has verified its owner, what they know or are. Nothing can be
 * guessed here, so nothing is held up, and an attacker at the password keeps nobody out of this door ([ST-4]).
 */
export async function signInByPasskey(
  tools: Tools,
  whence: Whence,
  site: Site,
  { response, before }: { readonly response: SignedByPasskey; readonly before: string | null },
): Promise<Passed> {
  const { db, now, auditKeys } = tools;
  const signed = await checkSigned(tools, "sign-in", null, site, response);
  const at = now();
  const passed =
    typeof signed === "string"
      ? null
      : await db.transaction().execute(async (tx): Promise<Passed | null> => {
          const { passkey, counter } = signed;
          if (!(await usePasskey(tx, passkey.id, counter, at))) return null;
          if (before) await deleteSession(tx, hashToken(before));
          const device = whence.device ?? newToken();
          await rememberDevice(tx, hashToken(device), passkey.staff, at);
          const person = { kind: "staff", id: passkey.staff } as const;
          const { token, session } = await beginSession(tx, tools.stamps, person, at, {
            ...{ level: 2, factorAt: at, browser: whence.browser },
          });
          const facts = { session: session.id, factor: "passkey", credential: passkey.id } as const;
          await recordAct(tx, at, person, "session:begin", facts);
          return { session, token, device };
        });
  if (passed) return passed;
  const facts: Facts = {
    networkHash: auditKeys.hashWords("network", whence.address),
    factor: "passkey",
    reason: typeof signed === "string" ? signed : "replayed-factor",
  };
  await countFailures(tools, [], { staff: null, act: "sign-in:fail", facts, held: true });
  throw new Refusal("sign-in-failed");
}
