import { expect, test } from "vitest";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

async function opened(
  world: World,
  consultee: Caller,
): Promise<{ epoch: Epoch; consultation: ConsultationId }> {
  const epoch = world.app.tools.epoch();
  const { body } = await consultee.call("/api/open", {
    epoch,
    key: newIdempotencyKey(),
    text: "はじめまして",
  });
  return { epoch, consultation: body.consultation };
}

test("[CN-1] [DL-2] many at once through two processes: one gapless sequence, every key once", async () => {
  await using world = await openWorld();
  const { origin } = await world.another();
  const consultee = await world.consultee();
  const { epoch, consultation } = await opened(world, consultee);

  const keys = Array.from({ length: 40 }, newIdempotencyKey);
  const sends = keys.flatMap((key, i) => {
    const input = { epoch, consultation, key, text: `ことば ${i}` };
    return [
      post(consultee.origin, consultee.cookie, input),
      post(origin, consultee.cookie, input),
      post(origin, consultee.cookie, input),
    ];
  });
  const answers = await Promise.all(sends);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const seqs = new Map<string, Set<number>>();
  for (const { key, seq } of answers) seqs.set(key, (seqs.get(key) ?? new Set()).add(seq));
  expect([...seqs.values()].every((set) => set.size === 1)).toBe(true);
  const numbers = [...seqs.values()].flatMap((set) => [...set]).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
});

test("[DL-3] the same key with another body is refused, and nothing is written", async () => {
  await using world = await openWorld();
  const consultee = await world.consultee();
  const { epoch, consultation } = await opened(world, consultee);
  const key = newIdempotencyKey();
  const first = await consultee.call("/api/send", { epoch, consultation, key, text: "ひとつめ" });
  const other = await consultee.callAny("/api/send", { epoch, consultation, key, text: "ふたつめ" });
  const again = await consultee.call("/api/send", { epoch, consultation, key, text: "ひとつめ" });
  expect(other).toEqual({ status: 409, body: { code: "key-reused", detail: {} } });
  expect(again).toEqual(first);
});

test("what waits for the next commit is counted, and is none when it has been stored", async () => {
  await using world = await openWorld();
  const consultee = await world.consultee();
  const { epoch, consultation } = await opened(world, consultee);
  const waiting = () => world.app.vital.gauges["appends_waiting"]?.read();
  expect(waiting()).toBe(0);
  let sends: Promise<{ status: number }>[] = [];
  // Somebody else holds its row: the first send is under way, and the others wait behind it.
  await world.storage.db.transaction().execute(async (tx) => {
    await tx.selectFrom("consultation").select("id").where("id", "=", consultation).forUpdate().execute();
    sends = Array.from({ length: 3 }, (_, i) =>
      consultee.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text: `ことば ${i}` }),
    );
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
  });
  expect((await Promise.all(sends)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(waiting()).toBe(0);
});

async function post(
  origin: string,
  cookie: string,
  input: { key: string } & object,
): Promise<{ status: number; key: string; seq: number }> {
  const answer = await fetch(`${origin}/api/send`, {
    method: "POST",
    headers: { origin, cookie, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const body = (await answer.json()) as { seq: number };
  return { status: answer.status, key: input.key, seq: body.seq };
}
