import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../world.ts";
import { endpoints, isForStaff } from "./endpoints.ts";
import { goodInput, openTalk, type Talk } from "./people.ts";

/** The calls in which a consultee names a consultation. */
const naming = endpoints.filter((endpoint) => {
  const asked = goodInput(endpoint, { epoch: "" as never, consultation: "named" as never, claimVersion: 1 });
  return !isForStaff(endpoint) && JSON.stringify(asked).includes('"named"');
});

/** All of an answer but the time: what somebody could tell two answers apart by. */
async function answerTo({ origin, cookie }: Caller, path: string, body: object): Promise<string> {
  const headers = { origin, cookie, "content-type": "application/json" };
  const answer = await fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  const said = [...answer.headers]
    .filter(([name]) => name !== "date")
    .map(([name, value]) => `${name}: ${value}`);
  return [answer.status, ...said, await answer.text()].join("\n");
}

/** Somebody else's talks in each of the states they can be in. */
async function othersTalks(world: World): Promise<Record<string, Talk>> {
  const [waiting, active, closed] = [await openTalk(world), await openTalk(world), await openTalk(world)];
  const { epoch, consultation, counsellor } = closed;
  await counsellor.call("/api/desk/close", { epoch, consultation });
  const opened = await waiting.consultee.call("/api/open", {
    epoch,
    key: newIdempotencyKey(),
    text: "まだ だれも",
  });
  return { waiting: { ...waiting, consultation: opened.body.consultation }, active, closed };
}

/** Ways to ask that might make a difference to who looks closely. */
const ways: Record<string, object> = {
  plain: {},
  "an over-long text": { text: "あ".repeat(4_001) },
  "an empty text": { text: "" },
  "a malformed text": { text: "a\0" },
  "far ahead": { upTo: 2_147_483_647 },
  "as a stream": { skin: "stream" },
  "to be waited for": { skin: "wait" },
};

test("[S12.1] A3 every call in which a consultee names a consultation is tried", () => {
  expect(naming.map(({ path }) => path)).toEqual([
    "/api/attributes",
    "/api/consent",
    "/api/deletion/ask",
    "/api/face",
    "/api/picture",
    "/api/place",
    "/api/presence",
    "/api/read",
    "/api/see-picture",
    "/api/send",
    "/api/sync",
  ]);
});

test.for(naming)(
  "A3 [AC-2] $path: somebody else's consultation and none are answered alike to the byte, whatever its state",
  async (endpoint) => {
    await using world = await openWorld();
    const bully = await world.consultee();
    const own = await openTalk(world);
    const keyOfChild = newIdempotencyKey();
    let compared = 0;
    for (const [state, talk] of Object.entries(await othersTalks(world))) {
      const said = {
        epoch: talk.epoch,
        consultation: talk.consultation,
        key: keyOfChild,
        text: "わたしの ことば",
      };
      await talk.consultee.callAny("/api/send", said);
      const tries = {
        ...ways,
        "the child's own key": { key: keyOfChild },
        "and the child's own words": said,
      };
      for (const caller of [bully, own.consultee, world.visitor()]) {
        for (const [way, bent] of Object.entries(tries)) {
          const about = (consultation: ConsultationId): object => {
            const good = goodInput(endpoint, { ...talk, consultation });
            const names = Object.keys(good);
            const fitting = Object.entries(bent).filter(
              ([name]) => names.includes(name) && name !== "consultation",
            );
            return { ...good, ...Object.fromEntries(fitting) };
          };
          const theirs = await answerTo(caller, endpoint.path, about(talk.consultation));
          const none = await answerTo(caller, endpoint.path, about(randomUUID() as ConsultationId));
          expect(theirs, `${state}, ${way}`).toBe(none);
          expect(theirs).toMatch(/^(404|401)\n/);
          compared++;
        }
      }
    }
    expect(compared).toBe(3 * 3 * (Object.keys(ways).length + 2));
  },
);

test("A3 [AC-2] following one's own beside somebody else's tells nothing of the other", async () => {
  await using world = await openWorld();
  const [own, other] = [await openTalk(world), await openTalk(world)];
  const watching = (consultation: ConsultationId, after: number) => ({
    epoch: own.epoch,
    skin: "now" as const,
    watch: [
      { consultation: own.consultation, after: 0 },
      { consultation, after },
    ],
  });
  for (const after of [0, 3, 2_147_483_647]) {
    const theirs = await answerTo(own.consultee, "/api/sync", watching(other.consultation, after));
    expect(theirs).toBe(
      await answerTo(own.consultee, "/api/sync", watching(randomUUID() as ConsultationId, after)),
    );
    expect(theirs).toMatch(/^404\n/);
  }
});

test("A3 [DL-2] another child's key opens a consultation of one's own, and the child's stays the child's", async () => {
  await using world = await openWorld();
  const [child, bully] = [await world.consultee(), await world.consultee()];
  const opening = { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "たすけて" };
  const first = await child.call("/api/open", opening);
  const theirs = await bully.call("/api/open", opening);
  expect([first.status, theirs.status]).toEqual([200, 200]);
  expect(theirs.body.consultation).not.toBe(first.body.consultation);
  expect(await child.call("/api/open", opening)).toEqual(first);
});

test("A3 [AC-1] no cookie stands for another: changed, cut, of the other kind, of another city", async () => {
  await using world = await openWorld();
  await using elsewhere = await openWorld();
  const { consultee, counsellor, epoch, consultation } = await openTalk(world);
  const stranger = await elsewhere.consultee();
  const token = consultee.cookie.slice("yorisoi=".length);
  const flipped = token.slice(0, 20) + (token[20] === "A" ? "B" : "A") + token.slice(21);
  const cookies = [
    ...[
      "",
      "yorisoi=",
      "yorisoi=x",
      `yorisoi=${flipped}`,
      `yorisoi=${token.slice(0, -1)}`,
      `yorisoi=${token}A`,
    ],
    ...[
      `yorisoi=${token}=`,
      `yorisoi=${encodeURIComponent(` ${token}`)}`,
      `Yorisoi=${token}`,
      stranger.cookie,
    ],
    ...[
      `yorisoi-staff=${token}`,
      counsellor.cookie,
      counsellor.cookie.replace("-staff", ""),
      "yorisoi=%00",
      "yorisoi=%zz",
    ],
  ];
  for (const cookie of cookies) {
    const headers = { cookie };
    const sent = { epoch, consultation, key: newIdempotencyKey(), text: "にせもの" };
    expect(await world.visitor().callAny("/api/send", sent, headers), cookie).toMatchObject({ status: 401 });
  }
  for (const cookie of [
    consultee.cookie.replace("yorisoi", "yorisoi-staff"),
    `${counsellor.cookie}x`,
    "yorisoi-staff=",
  ]) {
    const answer = await world.visitor().callAny("/api/desk/claim", { epoch, consultation }, { cookie });
    expect(answer, cookie).toMatchObject({ status: 401 });
  }
});
