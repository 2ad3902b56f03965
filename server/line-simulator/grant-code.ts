import { createHash, createHmac, randomBytes } from "node:crypto";
import type { SimulatedLine } from "./simulated-line.ts";

export type Asked = Readonly<Record<string, string | undefined>>;

const goodForMillis = 10 * 60_000;

/** What LINE would say is wrong with a way to its sign-in; null where nothing is. */
export function codeFault(line: SimulatedLine, asked: Asked): string | null {
  if (asked["response_type"] !== "code") return "response_type";
  if (asked["client_id"] !== line.channel.signInId) return "client_id";
  if (!isCallback(asked["redirect_uri"])) return "redirect_uri";
  if (!asked["state"]) return "state";
  if (!asked["scope"]?.split(" ").includes("openid")) return "scope";
  return asked["code_challenge"] && asked["code_challenge_method"] === "S256" ? null : "code_challenge";
}

function isCallback(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && new URL(text).pathname === "/api/line/callback";
}

/** Where the browser goes on to, once the person has agreed on this telephone; null: they have not. */
export function grantCode(line: SimulatedLine, asked: Asked, phone: string | null): string {
  const back = new URL(asked["redirect_uri"] ?? "");
  back.searchParams.set("state", asked["state"] ?? "");
  if (phone === null) {
    back.searchParams.set("error", "access_denied");
    return back.href;
  }
  const code = randomBytes(16).toString("hex");
  line.codes.set(code, {
    phone: line.phone(phone),
    redirectUri: asked["redirect_uri"] ?? "",
    nonce: asked["nonce"] ?? "",
    challenge: asked["code_challenge"] ?? "",
    until: line.now().getTime() + goodForMillis,
  });
  back.searchParams.set("code", code);
  return back.href;
}

export type Granted = { readonly status: number; readonly body: object };

/** A code for tokens: once, for whoever knows the channel's secret and the verifier that the browser's way began with. */
export function grantTokens(line: SimulatedLine, issuer: string, form: Asked): Granted {
  const { signInId, signInSecret } = line.channel;
  if (form["client_id"] !== signInId || form["client_secret"] !== signInSecret)
    return { status: 400, body: { error: "invalid_client", error_description: "" } };
  const code = line.codes.get(form["code"] ?? "");
  line.codes.delete(form["code"] ?? "");
  const challenge = createHash("sha256")
    .update(form["code_verifier"] ?? "")
    .digest("base64url");
  const fits =
    code &&
    code.redirectUri === form["redirect_uri"] &&
    code.challenge === challenge &&
    code.until > line.now().getTime();
  if (form["grant_type"] !== "authorization_code" || !fits)
    return { status: 400, body: { error: "invalid_grant", error_description: "" } };
  const iat = Math.floor(line.now().getTime() / 1_000);
  const { phone, nonce } = code;
  const claims = {
    iss: issuer,
    sub: phone.id,
    aud: signInId,
    exp: iat + 3_600,
    iat,
    nonce,
    amr: ["linesso"],
  };
  const body = {
    access_token: randomBytes(16).toString("hex"),
    ...{ expires_in: 2_592_000, refresh_token: randomBytes(10).toString("hex"), scope: "openid" },
    ...{ token_type: "Bearer", id_token: signed(line.bendIdToken(claims), signInSecret) },
  };
  return { status: 200, body };
}

function signed(claims: object, secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const said = `${part({ typ: "JWT", alg: "HS256" })}.${part(claims)}`;
  return `${said}.${createHmac("sha256", secret).update(said).digest("base64url")}`;
}
