import { expect, test } from "vitest";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

test("[S8.3] [AU-9] supervisors and officials see who is looking; a counsellor does not learn who looks over their shoulder", async () => {
  await using world = await openWorld();
  const epoch = world.app.tools.epoch();
  const [child, counsellor, supervisor, official] = [
    await world.consultee(),
    await world.staff("counsellor"),
    await world.staff("supervisor"),
    await world.staff("official"),
  ];
  const open = { epoch, key: newIdempotencyKey(), text: "あの" };
  const { consultation } = (await child.call("/api/open", open)).body;
  const asked = { consultations: [consultation] };
  expect((await supervisor.call("/api/desk/looking", asked)).body).toEqual({ looking: [] });
  const watch = [{ consultation, after: 0 }];
  for (const one of [official, counsellor]) await one.call("/api/desk/sync", { epoch, skin: "now", watch });
  for (const one of [supervisor, official]) {
    const { looking } = (await one.call("/api/desk/looking", asked)).body;
    expect(looking.map(({ staff }) => staff)).toEqual([official.staff.id, counsellor.staff.id]);
    expect(looking.map(({ consultation: id }) => id)).toEqual([consultation, consultation]);
  }
  expect(await counsellor.callAny("/api/desk/looking", asked)).toMatchObject({ status: 403 });
  // It says nothing of others, nor that it was asked for.
  expect((await official.call("/api/desk/looking", { consultations: [] })).body.looking).toEqual([]);
});

test("[S8.3] an official sees whose words nobody has answered, and since when", async () => {
  let at = new Date("2026-11-22T01:00:00.000Z");
  await using world = await openWorld({ now: () => at });
  const epoch = world.app.tools.epoch();
  const [counsellor, official] = [await world.staff("counsellor"), await world.staff("official")];
  const children = [await world.consultee(), await world.consultee(), await world.consultee()];
  const ids = [];
  for (const child of children) {
    const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "あの" });
    ids.push(opened.body.consultation);
    at = new Date(at.getTime() + 60_000);
  }
  const [first, second, third] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0]];
  const claim = (await takeUp(counsellor, { epoch, consultation: first })).body;
  const reply = { epoch, consultation: first, key: newIdempotencyKey(), text: "はい" };
  await counsellor.call("/api/desk/reply", { ...reply, claimVersion: claim.claimVersion });
  await takeUp(counsellor, { epoch, consultation: second });
  const seen = async () => (await official.call("/api/desk/unanswered", {})).body;
  expect(await seen()).toEqual({
    of: 2,
    unanswered: [
      {
        ...{ consultation: second, number: 1_002, counsellor: counsellor.staff.id },
        since: "2026-11-22T01:01:00.000Z",
      },
      { consultation: third, number: 1_003, counsellor: null, since: "2026-11-22T01:02:00.000Z" },
    ],
  });
  // The first of what came since the answer, not the last.
  const written = at.toISOString();
  for (const text of ["それで", "きいて"]) {
    await children[0]?.call("/api/send", { epoch, consultation: first, key: newIdempotencyKey(), text });
    at = new Date(at.getTime() + 60_000);
  }
  expect((await seen()).unanswered.at(-1)).toMatchObject({ consultation: first, since: written });
  await counsellor.call("/api/desk/close", { epoch, consultation: second });
  expect((await seen()).of).toBe(2);
});
