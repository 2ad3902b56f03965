import { timingSafeEqual } from "node:crypto";
import * as oidc from "openid-client";
import type { ConsulteeId } from "../../domain/ids.ts";
import { callbackPath } from "../../domain/line-paths.ts";
import { hashToken, newToken } from "../staff/token.ts";
import type { Tools } from "../tools.ts";
import { type LineChannel, readChannel } from "./channel.ts";
import { type Friend, friendOf, isFriendId } from "./friend.ts";
import { isIdTokenSigned } from "./id-token.ts";
import type { LineHosts } from "./line-door.ts";
import { insertAttempt, takeAttempt } from "./link-store.ts";

const goodForMillis = 10 * 60_000;

/**
 * Sends a browser to LINE's own sign-in. Null while the city has LINE switched off. `browser` is what it has to bring back
 * as a cookie: only the browser that began can finish.
 */
export async function beginLineSignIn(
  tools: Tools,
  origin: string,
  consultee: ConsulteeId | null,
): Promise<{ readonly url: URL; readonly browser: string } | null> {
  const { signIn, open } = await readChannel(tools);
  if (!open || signIn === null) return null;
  const [state, nonce, browser] = [oidc.randomState(), oidc.randomNonce(), newToken()];
  const codeVerifier = oidc.randomPKCECodeVerifier();
  await insertAttempt(tools.db, tools.stamps, {
    ...{ stateHash: hashToken(state), browserHash: hashToken(browser), nonce, codeVerifier, consultee },
    expiresAt: new Date(tools.now().getTime() + goodForMillis),
  });
  const url = oidc.buildAuthorizationUrl(configured(tools.line.hosts, signIn), {
    redirect_uri: origin + callbackPath,
    // Nothing but who it is: neither a name nor a picture.
    scope: "openid",
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
    bot_prompt: "normal",
    ...{ state, nonce },
  });
  return { url, browser };
}

export type SignedIn = { readonly friend: Friend; readonly consultee: ConsulteeId | null };

/** [LI-6] Whom LINE has proven, and what for. Null where anything at all is not as it has to be. */
export async function finishLineSignIn(
  tools: Tools,
  url: URL,
  browser: string | null,
): Promise<SignedIn | null> {
  const state = url.searchParams.get("state") ?? "";
  const attempt = await takeAttempt(tools.db, tools.stamps, hashToken(state));
  const isHere = attempt !== null && timingSafeEqual(attempt.browserHash, hashToken(browser ?? ""));
  if (!attempt || !isHere || attempt.expiresAt <= tools.now()) return null;
  const { signIn, open } = await readChannel(tools);
  if (!open || signIn === null) return null;
  try {
    const { hosts } = tools.line;
    const granted = await oidc.authorizationCodeGrant(configured(hosts, signIn), url, {
      pkceCodeVerifier: attempt.codeVerifier,
      expectedNonce: attempt.nonce,
      expectedState: state,
      idTokenExpected: true,
    });
    const id = granted.claims()?.sub;
    const signed = await isIdTokenSigned(granted.id_token ?? "", signIn.secret, jwksUri(hosts));
    return signed && isFriendId(id) ? { friend: friendOf(tools, id), consultee: attempt.consultee } : null;
  } catch (error) {
    tools.log.warn({ error }, "LINE's sign-in was not accepted.");
    return null;
  }
}

function jwksUri(hosts: LineHosts): URL {
  return new URL("/oauth2/v2.1/certs", hosts.api);
}

/** Written down instead of asked for: LINE's own description leaves out how it signs after a sign-in in a browser. */
function configured(
  hosts: LineHosts,
  { id, secret }: NonNullable<LineChannel["signIn"]>,
): oidc.Configuration {
  const configuration = new oidc.Configuration(
    {
      issuer: hosts.signIn.origin,
      authorization_endpoint: new URL("/oauth2/v2.1/authorize", hosts.signIn).href,
      token_endpoint: new URL("/oauth2/v2.1/token", hosts.api).href,
      jwks_uri: jwksUri(hosts).href,
      id_token_signing_alg_values_supported: ["HS256", "ES256"],
    },
    id,
    {},
    oidc.ClientSecretPost(secret),
  );
  configuration.timeout = 10;
  if (hosts.api.protocol === "http:") oidc.allowInsecureRequests(configuration);
  return configuration;
}
