import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { openWorld } from "../../test/world.ts";

test("[CB-8] what a consultee asks for is put down once, on record, and seen by those who decide; nothing is deleted", async () => {
  await using world = await openWorld();
  const [{ consultee, consultation, epoch, counsellor }, other] = [
    await openTalk(world),
    await openTalk(world),
  ];
  const asked = await consultee.call("/api/deletion/ask", { consultation, reason: "written-by-mistake" });
  const again = await consultee.call("/api/deletion/ask", { consultation, reason: "other" });
  expect([asked.status, again]).toEqual([200, asked]);
  const theirs = await consultee.callAny("/api/deletion/ask", {
    consultation: other.consultation,
    reason: null,
  });
  expect(theirs).toMatchObject({ status: 404 });
  for (const role of ["supervisor", "official"] as const) {
    const { body } = await (await world.staff(role)).call("/api/desk/deletions", {});
    const { askedAt } = asked.body;
    expect(body.requests).toEqual([
      {
        ...{
          consultation,
          number: expect.any(Number),
          state: "active",
          askedAt,
          reason: "written-by-mistake",
        },
        ...{ proposal: null, refused: null, isHeld: false, deletedAt: null },
      },
    ]);
  }
  expect((await counsellor.callAny("/api/desk/deletions", {})).status).toBe(403);
  const lines = world.storage.db.selectFrom("audit_line").select(["actor_kind", "facts"]);
  expect(await lines.where("act", "=", "deletion:ask").execute()).toEqual([
    { actor_kind: "consultee", facts: { consultation } },
  ]);
  const watch = [{ consultation, after: 0 }];
  const read = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  expect(JSON.stringify(read.body)).toContain("きいてください");
});
