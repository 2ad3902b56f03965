import { expect, onTestFinished, test, vi } from "vitest";
import { firstLineTexts, lineReplies } from "../domain/line.ts";
import { realLineHosts } from "../server/line/line-door.ts";
import { openMessaging } from "../server/line/messaging.ts";
import { readEvents } from "../server/line/read-events.ts";
import { makeRichMenu } from "../server/line/rich-menu.ts";
import { openLineSimulator } from "../server/line-simulator/routes.ts";
import { usePhone } from "../server/line-simulator/use-phone.ts";
import { findOpenapi, openOpenapi } from "./line-openapi.ts";

const folder = findOpenapi();
const page = new URL("https://soudan.example.jp/api/line/enter");

test("LINE's own OpenAPI files: where they are, or that nothing was held against them", (context) => {
  if (folder === null)
    context.skip(
      "NOT HELD AGAINST LINE: its OpenAPI files are not here; name their folder by LINE_OPENAPI_DIR.",
    );
  expect(folder).not.toBeNull();
});

type Heard = {
  method: string;
  url: URL;
  headers: Headers;
  body: string | null;
  status: number;
  answer: unknown;
};

/** Listens to every call that leaves this process; changes none. */
function listen(): Heard[] {
  const heard: Heard[] = [];
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit = {}) => {
    const body = typeof init.body === "string" ? init.body : null;
    const one = { method: init.method ?? "GET", url: new URL(url), headers: new Headers(init.headers), body };
    const answer = await real(url, init).catch((error: unknown) => {
      heard.push({ ...one, status: 0, answer: null });
      throw error;
    });
    const text = await answer.clone().text();
    heard.push({ ...one, status: answer.status, answer: text === "" ? null : JSON.parse(text) });
    return answer;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return heard;
}

test.skipIf(folder === null)(
  "[S8.1] [LI-1] every call we make to LINE, and every answer of the simulator, is as LINE describes it",
  async () => {
    const api = openOpenapi(folder ?? "", "messaging-api.yml");
    await using simulator = await openLineSimulator(0);
    const { line, origin } = simulator;
    const heard = listen();
    const hosts = { api: origin, data: origin, signIn: origin };
    const { token } = line.channel;
    const phone = line.phone("mihon-a");
    await usePhone(line, phone, { does: "befriend" });
    const messaging = openMessaging({ hosts, token, texts: firstLineTexts, page });
    for (const says of lineReplies) {
      const [replyToken = ""] = [...line.replyTokens.keys()];
      line.replyTokens.set("again", { phone, until: Number.POSITIVE_INFINITY });
      expect(await messaging.reply(replyToken === "" ? "again" : replyToken, says)).toBe(200);
    }
    expect(await messaging.reply("spent", "welcome")).toBe(400);
    const key = "123e4567-e89b-12d3-a456-426614174000";
    expect(await messaging.push(phone.id, key, "notice")).toBe(200);
    expect(await messaging.push(phone.id, key, "notice")).toBe(409);
    expect(await messaging.push("U".padEnd(33, "0"), "123e4567-e89b-12d3-a456-426614174001", "notice")).toBe(
      400,
    );
    line.quota = { limit: 1, used: 1 };
    expect(await messaging.push(phone.id, "123e4567-e89b-12d3-a456-426614174002", "notice")).toBe(429);
    expect(await makeRichMenu(hosts, token, page)).toEqual({ made: true, removed: 0 });
    expect(await makeRichMenu(hosts, token, page)).toEqual({ made: true, removed: 1 });
    const bearer = { authorization: `Bearer ${token}` };
    for (const limit of [null, 200]) {
      line.quota = { limit, used: 0 };
      await fetch(new URL("/v2/bot/message/quota", origin), { headers: bearer });
    }
    line.webhook = { endpoint: "http://127.0.0.1:9/", active: true };
    for (const path of ["message/quota/consumption", "info", "channel/webhook/endpoint", "user/all/richmenu"])
      await fetch(new URL(`/v2/bot/${path}`, origin), { headers: bearer });
    await fetch(new URL("/v2/bot/channel/webhook/test", origin), {
      method: "POST",
      headers: bearer,
      body: "{}",
    });

    const calls = heard.filter(({ url }) => url.origin === origin.origin);
    expect(calls.length).toBeGreaterThan(20);
    for (const { method, url, headers, body, status, answer } of calls) {
      const call = {
        method,
        path: url.pathname,
        headers,
        request: body === null ? undefined : JSON.parse(body),
      };
      const faults =
        body === null && /content$/.test(url.pathname) ? [] : api.faultsOfCall({ ...call, status, answer });
      expect([method, url.pathname, status, faults]).toEqual([method, url.pathname, status, []]);
    }
    // A closed list: nothing of persons, no tag, no menu of one's own.
    const kinds = new Set(
      calls.map(({ method, url }) => `${method} ${url.pathname.replace(/richmenu-\d+/, "…")}`),
    );
    expect([...kinds].sort()).toEqual([
      "DELETE /v2/bot/richmenu/…",
      "GET /v2/bot/channel/webhook/endpoint",
      "GET /v2/bot/info",
      "GET /v2/bot/message/quota",
      "GET /v2/bot/message/quota/consumption",
      "GET /v2/bot/richmenu/list",
      "GET /v2/bot/user/all/richmenu",
      "POST /v2/bot/channel/webhook/test",
      "POST /v2/bot/message/push",
      "POST /v2/bot/message/reply",
      "POST /v2/bot/richmenu",
      "POST /v2/bot/richmenu/…/content",
      "POST /v2/bot/user/all/richmenu/…",
    ]);
  },
);

test.skipIf(folder === null)(
  "[S8.2] what the simulator tells is as LINE describes it, and is read as what it is",
  async () => {
    const webhook = openOpenapi(folder ?? "", "webhook.yml");
    await using simulator = await openLineSimulator(0);
    const { line } = simulator;
    const phone = line.phone("mihon-a");
    const uses = [
      { does: "befriend" },
      { does: "type", text: "ねえ" },
      { does: "unsend" },
      { does: "type", text: "👋" },
      { does: "block" },
      { does: "befriend" },
    ] as const;
    const events: object[] = [];
    for (const use of uses) events.push((await usePhone(line, phone, use)) ?? {});
    const call = { destination: `U${"0".repeat(32)}`, events };
    expect(webhook.faultsOf("CallbackRequest", call)).toEqual([]);
    const kinds = readEvents(Buffer.from(JSON.stringify(call)))?.map(({ kind }) => kind);
    expect(kinds).toEqual(["follow", "message", "unsend", "message", "unfollow", "follow"]);
  },
);

test.skipIf(folder === null)(
  "the check notices a field too many, one too few, and what LINE does not know",
  () => {
    const api = openOpenapi(folder ?? "", "messaging-api.yml");
    const good = { to: "U1", messages: [{ type: "text", text: "a" }] };
    expect(api.faultsOf("PushMessageRequest", good)).toEqual([]);
    for (const bad of [
      { messages: good.messages },
      { ...good, tag: "x" },
      { ...good, messages: [{ type: "text" }] },
      { ...good, messages: [{ type: "text", text: "a", school: "x" }] },
      { ...good, messages: [{ type: "telepathy", text: "a" }] },
    ])
      expect([bad, api.faultsOf("PushMessageRequest", bad).length > 0]).toEqual([bad, true]);
    const call = {
      method: "POST",
      path: "/v2/bot/nothing",
      request: {},
      headers: new Headers(),
      status: 200,
      answer: {},
    };
    expect(api.faultsOfCall(call)).toHaveLength(1);
  },
);

test("a real city talks to LINE itself", () => {
  expect(Object.values(realLineHosts).map(({ href }) => href)).toEqual([
    "https://api.line.me/",
    "https://api-data.line.me/",
    "https://access.line.me/",
  ]);
});
