import type { Page } from "@playwright/test";

/** A device that holds passkeys and lets its owner be seen, as Chromium imitates one. It lives as long as the page. */
export async function holdPasskeys(page: Page): Promise<{ count(): Promise<number> }> {
  const hands = await page.context().newCDPSession(page);
  await hands.send("WebAuthn.enable");
  const { authenticatorId } = await hands.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async count() {
      const { credentials } = await hands.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.length;
    },
  };
}
