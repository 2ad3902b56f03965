import { expect, test } from "vitest";
import { type City, openCity } from "./city.ts";
import { endpoints } from "./endpoints.ts";
import { goodInput } from "./people.ts";
import type { Asked } from "./wire.ts";

const body = "{}";

/** What a page of somebody else can make a browser send, and what no browser sends at all. Each says whose it is not. */
function foreign({ host, origin, port }: City): Record<string, Asked["headers"]> {
  const [scheme = "", name = ""] = origin.split("://");
  const others = {
    "another site": "https://evil.example",
    "a sandboxed frame or a file": "null",
    "no site": "",
    "the other scheme": `${scheme === "http" ? "https" : "http"}://${name}`,
    "another port": `${scheme}://${name.split(":")[0]}:${port + 1}`,
    "a site that begins like ours": `${origin}.evil.example`,
    "a site that ends like ours": `${scheme}://evil-${name}`,
    "ours as a name before the host": `${scheme}://${name}@evil.example`,
    "a path of ours": `${origin}/`,
    "ours in capitals": origin.toUpperCase(),
    "ours and another": `${origin}, https://evil.example`,
    "ours twice": `${origin}, ${origin}`,
    "a browser extension": "chrome-extension://abcdefghijklmnop",
  };
  const sites = ["cross-site", "same-site", "none", "", "SAME-ORIGIN", "same-origin, cross-site", "evil"];
  return {
    "nothing said": { origin: undefined },
    "a referer of ours alone": { origin: undefined, referer: `${origin}/` },
    "another host": { host: "evil.example" },
    "another host, said by a proxy too": { host: "evil.example", "x-forwarded-host": host },
    "no host and a forwarded one": { host: "", "x-forwarded-host": host },
    ...Object.fromEntries(Object.entries(others).map(([name, origin]) => [name, { origin }])),
    ...Object.fromEntries(
      Object.entries(others).map(([name, origin]) => [
        `${name}, said to be ours`,
        { origin, "sec-fetch-site": "same-origin" },
      ]),
    ),
    ...Object.fromEntries(sites.map((site) => [`site ${site}, origin ours`, { "sec-fetch-site": site }])),
    ...Object.fromEntries(
      sites.map((site) => [`site ${site}, no origin`, { origin: undefined, "sec-fetch-site": site }]),
    ),
    "two origins": { origin: [origin, "https://evil.example"] },
    "two sites": { "sec-fetch-site": ["same-origin", "cross-site"] },
  };
}

const published = [
  ["without an address of its own", undefined],
  ["with PUBLIC_URL", "https://soudan.example.jp"],
  ["with PUBLIC_URL and a port", "https://soudan.example.jp:8443"],
] as const;

test.for(published)(
  "A6 [AC-4] %s: no page but ours is heard, by any endpoint, whatever it says of itself",
  async ([, publicUrl]) => {
    await using city = await openCity(publicUrl ? { publicUrl } : {});
    const tricks = Object.entries(foreign(city));
    for (const { path } of endpoints) {
      const answers = await Promise.all(tricks.map(([, headers = {}]) => city.ask({ path, headers, body })));
      const heard = answers.flatMap(({ status, text }, at) =>
        status === 403 && text === '{"code":"wrong-origin","detail":{}}'
          ? []
          : [`${path}, ${tricks[at]?.[0]}: ${status} ${text}`],
      );
      // Node itself answers what no browser can send: a request to no host.
      expect(heard.filter((one) => !one.includes("no host and a forwarded one: 400"))).toEqual([]);
    }
    const own = [
      {},
      { "sec-fetch-site": "same-origin" },
      { origin: undefined, "sec-fetch-site": "same-origin" },
    ];
    for (const headers of own)
      expect((await city.ask({ path: "/api/arrive", headers, body })).status).toBe(200);
  },
);

test("[S12.1] A6 [AC-4] a foreign page changes nothing and is refused before its cookie is looked at", async () => {
  await using city = await openCity();
  const arrived = await city.ask({ path: "/api/arrive", body });
  const cookie = arrived.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const input = { epoch: city.app.tools.epoch(), consultation: "" as never, claimVersion: 0 };
  const open = endpoints.find(({ path }) => path === "/api/open");
  if (!open) throw new Error("There is no way to open.");
  const said = { path: "/api/open", cookie, body: JSON.stringify(goodInput(open, input)) };
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    expect(await city.ask({ ...said, headers })).toMatchObject({ status: 403 });
    expect(await city.ask({ ...said, headers, cookie: "yorisoi=x" })).toMatchObject({ status: 403 });
  }
  expect(await city.storage.db.selectFrom("consultation").select("id").execute()).toEqual([]);
  expect((await city.ask(said)).status).toBe(200);
});

test("A6 what a form can send is not taken, though it came from our own page", async () => {
  await using city = await openCity();
  const types = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    undefined,
  ];
  for (const { path } of endpoints) {
    const known = path.startsWith("/api/arrive") || path.startsWith("/api/staff/sign-in");
    for (const type of types) {
      const { status } = await city.ask({ path, body, headers: { "content-type": type } });
      expect([400, 401, 415]).toContain(status);
      if (known) expect(status, `${path} ${type}`).toBe(415);
    }
  }
});

test("A6 no other method does anything, nor does a header that says to take it for another", async () => {
  await using city = await openCity();
  const methods = [
    "GET",
    "HEAD",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "SEARCH",
    "QUERY",
  ];
  for (const { path } of endpoints) {
    for (const method of methods) {
      const headers = { "x-http-method-override": "POST", "access-control-request-method": "POST" };
      const { status, headers: said } = await city.ask({ method, path, headers, body });
      expect(status, `${method} ${path}`).toBe(404);
      expect(said["set-cookie"]).toBeUndefined();
      expect(said.allow).toBeUndefined();
    }
  }
  for (const method of ["post", "POSTX", "CONNECT evil:80"]) {
    const heard = await city.say(
      `${method} /api/arrive HTTP/1.1\r\nhost: ${city.host}\r\norigin: ${city.origin}\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(heard, method).not.toMatch(/^HTTP\/1.1 2/);
  }
});

test("A6 CORS is never opened: no answer to anybody allows another site to read it", async () => {
  await using city = await openCity({ publicUrl: "https://soudan.example.jp" });
  const paths = [
    ...endpoints.map(({ path }) => path),
    "/",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/%zz",
    "/nowhere",
  ];
  for (const path of paths) {
    for (const method of ["OPTIONS", "POST", "GET"]) {
      for (const origin of ["https://evil.example", "null", city.origin]) {
        const asking = {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        };
        const { headers } = await city.ask({ method, path, headers: asking, body: "" });
        expect(Object.keys(headers).filter((name) => /^(access-control|timing-allow)/.test(name))).toEqual(
          [],
        );
      }
    }
  }
});
