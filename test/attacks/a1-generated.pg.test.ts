import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openWorld } from "../world.ts";
import { type AnyEndpoint, endpoints, isOpenToVisitors, isRefusal } from "./endpoints.ts";
import { bends, bent, type Sent } from "./nasty.ts";
import { canary } from "./odd-values.ts";
import { type Cookie, goodInput, openTalk, permitted, signedInAgain } from "./people.ts";

const randomEach = 120;

test("[S12.1] A1 every endpoint of the contract is found", () => {
  expect(endpoints.length).toBeGreaterThan(13);
  expect(new Set(endpoints.map(({ path }) => path)).size).toBe(endpoints.length);
});

test.for(endpoints)(
  "A1 [AC-1] [AC-6] [SE-3] whatever is sent to $path is refused or answered in its own words",
  // Whole settings can be bent in thousands of ways; a busy machine gets the time for all of them.
  { timeout: 240_000 },
  async (endpoint) => {
    await using world = await openWorld();
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const talk = await openTalk(world);
    const good = goodInput(endpoint, talk);
    const known = await permitted(world, endpoint, talk);
    const endsSession = endpoint.path === "/api/staff/sign-out";
    const refused = new Set<number>();

    async function attack(caller: Cookie, sent: Sent): Promise<void> {
      const who = caller === known && endsSession ? await signedInAgain(world, talk) : caller;
      const { status, text, type } = await send(who, endpoint, sent);
      const fault =
        faultOf(endpoint, status, type, text) ?? (caller === known ? null : asVisitor(endpoint, status));
      if (fault) throw new Error(`${sent.how}: ${fault}`);
      if (status !== 200) refused.add(status);
    }

    const all = bends(good);
    for (let at = 0; at < all.length; at += 8)
      await Promise.all(all.slice(at, at + 8).map((sent) => attack(known, sent)));
    const tooMuch = Buffer.alloc((endpoint.bodyBytes ?? 131_072) + 1, " ");
    await attack(known, { how: "too much", body: tooMuch, type: "application/json" });
    const either = fc.constantFrom(known, world.visitor());
    await fc.assert(fc.asyncProperty(either, bent(good), attack), { numRuns: randomEach });

    // Nothing of it has hurt the talk, and the service still says so.
    const watch = [{ consultation: talk.consultation, after: 0 }];
    const read = await talk.consultee.call("/api/sync", { epoch: talk.epoch, skin: "now", watch });
    expect(read.status).toBe(200);
    expect(JSON.stringify(read.body)).toContain("きいてください");
    expect(unhandled).toEqual([]);
    expect(world.logged()).not.toContain(canary);
    // Holding up whoever guesses is the one thing that a warning says here.
    expect(world.logged()).not.toMatch(/"level":([56]0|40(?!.*held up))/);
    expect([...refused]).toEqual(expect.arrayContaining([400, 413, 415]));
  },
);

async function send(caller: Cookie, { path }: AnyEndpoint, { body, type }: Sent) {
  const headers = {
    origin: caller.origin,
    cookie: caller.cookie,
    ...(type === null ? {} : { "content-type": type }),
  };
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(caller.origin + path, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
    signal,
  });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
}

/** What is wrong with an answer, or null. */
function faultOf({ output }: AnyEndpoint, status: number, type: string, text: string): string | null {
  if (status >= 500) return `answered ${status} ${text}`;
  if (type !== "application/json; charset=utf-8") return `answered ${type}`;
  const body: unknown = JSON.parse(text);
  if (status === 200)
    return output.safeParse(body).success ? null : `a success its schema does not know: ${text}`;
  if (!isRefusal(status, body)) return `no refusal of the list: ${status} ${text}`;
  return text.includes(canary) ? `said back what was sent: ${text}` : null;
}

/** Who may not call learns nothing about the form of the call. */
function asVisitor(endpoint: AnyEndpoint, status: number): string | null {
  return isOpenToVisitors(endpoint) || status === 401 ? null : `a visitor got ${status}`;
}
