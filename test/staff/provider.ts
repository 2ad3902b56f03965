import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** A real OpenID provider in this process, whose only person is whoever `now` says. */
export type TestProvider = AsyncDisposable & {
  readonly issuer: URL;
  person: { sub: string; name: string; amr: string[] };
};

export async function openProvider(secret: string, redirectUri: () => string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened: TestProvider = {
    issuer: new URL(issuer),
    person: { sub: "s-1", name: "soudan1", amr: ["pwd"] },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: "yorisoi", client_secret: secret, redirect_uris: [redirectUri()] }],
    claims: { openid: ["sub", "amr"], profile: ["preferred_username"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: ["a key of a test"] },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: opened.person.name }),
    }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? "",
        accountId: session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    const { sub, amr } = opened.person;
    void provider.interactionFinished(request, response, { login: { accountId: sub, amr, remember: false } });
  });
  return opened;
}

/** Follows redirects by hand, as a browser does, with a jar for each host; stops where `until` says. */
export async function walk(
  from: string,
  jars: Map<string, Map<string, string>>,
  until: (url: URL) => boolean,
): Promise<URL> {
  let url = new URL(from);
  for (let steps = 0; steps < 12; steps++) {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`${url.pathname} answered ${answer.status} ${await answer.text()}`);
    url = new URL(next, url);
    if (until(url)) return url;
  }
  throw new Error("It goes round in circles.");
}
