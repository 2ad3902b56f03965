import type { ProviderSettings } from "./single-sign-on.ts";

type Variables = {
  readonly OIDC_ISSUER?: URL | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_MFA_AMR: string;
  readonly OIDC_MFA_ACR: string;
  readonly OIDC_NAME_CLAIM: ProviderSettings["nameClaim"];
};

/** Null where the city has no sign-in of its own; a sentence where only a part of it is set. */
export function providerSettings(given: Variables): ProviderSettings | string | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = given;
  if (!issuer && !id && !secret) return null;
  if (!issuer || !id || !secret)
    return "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.";
  const listed = (text: string): string[] =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  return {
    ...{ issuer, id, secret, nameClaim: given.OIDC_NAME_CLAIM },
    mfaAmr: listed(given.OIDC_MFA_AMR),
    mfaAcr: listed(given.OIDC_MFA_ACR),
  };
}
