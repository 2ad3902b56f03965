import { timingSafeEqual } from "node:crypto";
import * as oidc from "openid-client";
import type { Facts, Reason } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { beginSession } from "./begin-session.ts";
import { countFailures } from "./failures.ts";
import { insertAttempt, linkSubject, takeAttempt } from "./oidc-store.ts";
import type { Passed } from "./pass-factor.ts";
import { deleteSession } from "./session-store.ts";
import { hashToken, newToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/** The city's own sign-in, as its settings say. */
export type ProviderSettings = {
  readonly issuer: URL;
  readonly id: string;
  readonly secret: string;
  /** Where its word for a second factor stands: methods (amr) or classes (acr) that count as one. None: ours is asked for. */
  readonly mfaAmr: readonly string[];
  readonly mfaAcr: readonly string[];
  /** By which a person is found at their first sign-in; afterwards it is the subject alone. */
  readonly nameClaim: "preferred_username" | "email" | "upn";
};

export type SingleSignOn = {
  /** Where to send the browser, and what it has to bring back. */
  begin(origin: string): Promise<{ readonly url: URL; readonly browser: string }>;
  finish(back: Back): Promise<Passed>;
};

export type Back = {
  /** The whole address that the provider sent the browser back to. */
  readonly url: URL;
  readonly browser: string | null;
  readonly whence: Whence;
  /** The token of a session that this browser had. */
  readonly before: string | null;
};

const goodForMillis = 10 * 60_000;
export const callbackPath = "/api/staff/oidc/callback";

export function openSingleSignOn(tools: Tools, settings: ProviderSettings): SingleSignOn {
  const { db, now, auditKeys } = tools;
  let provider: Promise<oidc.Configuration> | null = null;

  /** Asked once; after a failure, at the next sign-in again. */
  function discovered(): Promise<oidc.Configuration> {
    provider ??= oidc
      .discovery(settings.issuer, settings.id, settings.secret, undefined, {
        timeout: 10,
        execute: settings.issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        provider = null;
        throw error;
      });
    return provider;
  }

  async function refuse(reason: Reason, whence: Whence): Promise<never> {
    const networkHash = auditKeys.hashWords("network", whence.address);
    const facts: Facts = { factor: "oidc", reason, networkHash };
    await countFailures(tools, [], { staff: null, act: "sign-in:fail", facts, held: true });
    throw new Refusal("sign-in-failed");
  }

  return {
    async begin(origin) {
      const configuration = await discovered();
      const [state, nonce, browser] = [oidc.randomState(), oidc.randomNonce(), newToken()];
      const codeVerifier = oidc.randomPKCECodeVerifier();
      await insertAttempt(db, {
        ...{ stateHash: hashToken(state), browserHash: hashToken(browser), nonce, codeVerifier },
        expiresAt: new Date(now().getTime() + goodForMillis),
      });
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: origin + callbackPath,
        scope: settings.nameClaim === "email" ? "openid email" : "openid profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ...{ state, nonce },
      });
      return { url, browser };
    },

    async finish({ url, browser, whence, before }) {
      const state = url.searchParams.get("state") ?? "";
      const attempt = await takeAttempt(db, hashToken(state));
      // Another browser than the one that began: somebody wants this one to come in as them.
      const isHere = attempt !== null && timingSafeEqual(attempt.browserHash, hashToken(browser ?? ""));
      if (!attempt || !isHere || attempt.expiresAt <= now()) return refuse("provider-refused", whence);
      const claims = await oidc
        .authorizationCodeGrant(await discovered(), url, {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedNonce: attempt.nonce,
          expectedState: state,
          idTokenExpected: true,
        })
        .then((granted) => granted.claims())
        .catch((error: unknown) => {
          tools.log.warn({ error }, "The city's own sign-in was not accepted.");
          return undefined;
        });
      if (!claims) return refuse("provider-refused", whence);
      const full = hasSecondFactor(claims, settings);
      const entered = await db.transaction().execute(async (tx): Promise<Passed | null> => {
        const at = now();
        const id = await linkSubject(tx, tools.stamps, claims.sub, nameIn(claims, settings));
        if (!id) return null;
        if (before) await deleteSession(tx, hashToken(before));
        const person = { kind: "staff", id } as const;
        const { token, session } = await beginSession(tx, tools.stamps, person, at, {
          ...{ level: full ? 2 : 1, browser: whence.browser },
          ...(full ? { factorAt: at } : {}),
        });
        const facts: Facts = {
          ...{ session: session.id, factor: "oidc" },
          ...(full ? { secondFactor: "oidc" } : {}),
        };
        await recordActs(tx, at, [{ actor: person, act: "session:begin", facts }]);
        return { session, token, device: null };
      });
      return entered ?? refuse("unknown-name", whence);
    },
  };
}

type Claims = Readonly<Record<string, unknown>>;

/** An address that the provider has not verified is anyone's. */
function nameIn(claims: Claims, { nameClaim }: ProviderSettings): string | null {
  const name = claims[nameClaim];
  if (typeof name !== "string" || name === "") return null;
  return nameClaim === "email" && claims["email_verified"] !== true ? null : name;
}

function hasSecondFactor({ amr, acr }: Claims, { mfaAmr, mfaAcr }: ProviderSettings): boolean {
  const methods = Array.isArray(amr) ? amr : [];
  return mfaAmr.some((one) => methods.includes(one)) || (typeof acr === "string" && mfaAcr.includes(acr));
}
