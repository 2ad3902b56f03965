import { expect, test } from "vitest";
import { type Check, type CheckOutcome, verdictOf } from "../../../domain/diagnosis.ts";
import type { Answered, Ask } from "./ask.ts";
import { tryAll } from "./try-all.ts";

const chrome = "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36";
const now = Date.parse("2026-11-24T01:00:00Z");
const hello = '{"t":"hello"}';

type Skin = "now" | "wait" | "stream";
type Network = Partial<Record<"arrive" | Skin, Partial<Answered>>> & { readonly streams?: readonly string[] };

/** A network that answers as it should, but for what is said. */
function askOn(network: Network): Ask {
  return async (path, body, { onText }) => {
    const kind = path === "/api/arrive" ? "arrive" : (body as { skin: Skin }).skin;
    if (kind === "stream")
      for (const text of network.streams ?? [hello, `${hello}{"t":"beat"}`]) onText?.(text);
    const text = kind === "arrive" ? '{"epoch":"x"}' : `{"frames":[${hello}]}`;
    return { status: 200, text, date: new Date(now).toUTCString(), millis: 80, ...network[kind] };
  };
}

const usual = { said: chrome, keeps: () => true, now: () => now };

test.each([
  ["everything gets through", {}, {}, "usable"],
  ["streams are gathered and handed over at the end", { streams: [] }, { stream: "bad" }, "slower"],
  ["streams are cut after some seconds", { streams: [hello] }, { stream: "fair" }, "slower"],
  ["waiting is cut", { wait: { status: 504, text: "<html>" } }, { wait: "bad" }, "slower"],
  ["a slow line", { arrive: { millis: 4_000 } }, { speed: "fair" }, "slower"],
  [
    "cookies are taken away",
    { now: { status: 401, text: '{"code":"not-signed-in"}' } },
    { cookies: "bad", poll: "untold", wait: "untold", stream: "untold" },
    "blocked",
  ],
  [
    "a filter answers with a page of its own",
    { arrive: { text: "<html>blocked</html>" } },
    ...[
      {
        post: "bad",
        clock: "untold",
        speed: "untold",
        cookies: "untold",
        poll: "untold",
        wait: "untold",
        stream: "untold",
      },
    ],
    "blocked",
  ],
  ["the clock is wrong", { arrive: { date: "Tue, 24 Nov 2015 01:00:00 GMT" } }, { clock: "fair" }, "usable"],
  ["a proxy takes the time away", { arrive: { date: null } }, { clock: "untold" }, "usable"],
] as const)("[S8.10] [DG-1] %s", async (_, network, differs, verdict) => {
  const told: Partial<Record<Check, CheckOutcome>> = {};
  const { outcomes, latencyMillis } = await tryAll(
    { ...usual, ask: askOn(network as Network) },
    (check, outcome) => {
      told[check] = outcome;
    },
  );
  const good = { browser: "good", cookies: "good", clock: "good", storage: "good", post: "good" };
  expect(outcomes).toEqual({
    ...good,
    poll: "good",
    wait: "good",
    stream: "good",
    speed: "good",
    ...differs,
  });
  expect(outcomes).toMatchObject(told);
  expect(verdictOf(outcomes)).toBe(verdict);
  expect(latencyMillis === null).toBe(outcomes.post === "bad");
});

test("[S8.10] an old browser, and one that keeps nothing", async () => {
  const said = chrome.replace("120", "79");
  const { outcomes, version } = await tryAll(
    { ...usual, said, keeps: () => false, ask: askOn({}) },
    () => {},
  );
  expect([version, outcomes.browser, outcomes.storage, verdictOf(outcomes)]).toEqual([
    79,
    "bad",
    "fair",
    "scriptless",
  ]);
});
