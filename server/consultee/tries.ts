import { createHmac } from "node:crypto";
import type { ConsulteeId } from "../../domain/ids.ts";
import { isAlarm, triesAllowed, triesMillis } from "../../domain/recovery-tries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordActs } from "../audit/record.ts";
import { networkOf } from "../staff/network-of.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { countTries, forgetTries, readTries, sweepTries } from "./recovery-store.ts";

/** Where tries at 合言葉 come from. The address is used and never stored as it is. */
export type Trying = { readonly consultee: ConsulteeId; readonly address: string };

/** [CB-5] Counts tries at 合言葉 over all processes, holds up who has none left, and tells when somebody guesses. */
export type Tries = {
  /** Before the words are looked at. Refuses with too-many, and the seconds until this browser may try again. */
  begin(trying: Trying): Promise<void>;
  missed(trying: Trying): Promise<void>;
  /** They were right: what this browser mistyped before does not count. */
  hit(tx: Tx, trying: Trying): Promise<void>;
  /** Since this process began. */
  misses(): number;
  alarms(): number;
};

export function openTries({ db, now, secrets, log }: Tools): Tries {
  let [misses, alarms] = [0, 0];

  const named = (kind: string, about: string): Buffer =>
    createHmac("sha256", secrets.consulteeNaming).update(`try\n${kind}\n${about}`).digest();
  const browserOf = ({ consultee }: Trying): Buffer => named("browser", consultee);
  const networkNamed = ({ address }: Trying): Buffer => named("network", networkOf(address));
  const city = named("city", "");
  const hourAgo = (): Date => new Date(now().getTime() - triesMillis);

  return {
    async begin(trying) {
      const [ofAddress = 0, ofCity = 0] = await readTries(db, [networkNamed(trying), city], hourAgo());
      const [browser] = await countTries(db, [browserOf(trying)], now(), hourAgo());
      if (!browser || browser.failures <= triesAllowed({ address: ofAddress, city: ofCity })) return;
      const waitMillis = browser.since.getTime() + triesMillis - now().getTime();
      throw new Refusal("too-many", { retryAfterSeconds: Math.max(1, Math.ceil(waitMillis / 1_000)) });
    },
    async missed(trying) {
      misses++;
      const at = now();
      const network = networkNamed(trying);
      const told = await db.transaction().execute(async (tx) => {
        // Always in this order, so that two never wait for each other in a circle.
        const [ofAddress] = await countTries(tx, [network], at, hourAgo());
        const [ofCity] = await countTries(tx, [city], at, hourAgo());
        const said = [
          ...(isAlarm("address", ofAddress?.failures ?? 0)
            ? [{ of: "address", count: ofAddress?.failures ?? 0, networkHash: network.toString("hex") }]
            : []),
          ...(isAlarm("city", ofCity?.failures ?? 0) ? [{ of: "city", count: ofCity?.failures ?? 0 }] : []),
        ];
        const actor = { kind: "visitor" } as const;
        const lines = said.map(({ of: _, ...facts }) => ({ actor, act: "words:guess" as const, facts }));
        await recordActs(tx, at, lines);
        return said;
      });
      for (const { of: by, count } of told) {
        alarms++;
        log.warn({ by, count }, "Somebody guesses at recovery words: held up.");
        await sweepTries(db, hourAgo());
      }
    },
    hit: (tx, trying) => forgetTries(tx, browserOf(trying)),
    misses: () => misses,
    alarms: () => alarms,
  };
}
