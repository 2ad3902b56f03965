import { expect, test } from "vitest";
import { firstTemplates } from "../../domain/first-templates.ts";
import { openWorld } from "../../test/world.ts";

const mine = { shortcut: "ないしょ", title: "わたしの", standard: "わたしだけの文", easy: "" };

test("[TP-1] a city begins with templates; the supervisor changes them for all, in versions, on record", async () => {
  await using world = await openWorld();
  const [counsellor, supervisor] = [await world.staff("counsellor"), await world.staff("supervisor")];
  const first = (await counsellor.call("/api/desk/templates", {})).body;
  expect(first.city).toEqual({ version: 0, templates: firstTemplates });
  expect(first.own).toEqual({ version: 0, templates: [] });
  const shared = { version: 0, templates: [...firstTemplates, mine] };
  expect((await supervisor.call("/api/desk/templates/set-city", shared)).body).toEqual({ version: 1 });
  const late = await supervisor.callAny("/api/desk/templates/set-city", shared);
  expect(late).toMatchObject({ status: 409, body: { code: "settings-moved" } });
  const { city } = (await counsellor.call("/api/desk/templates", {})).body;
  expect(city).toEqual({ version: 1, templates: shared.templates });
  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "settings:change")
    .execute();
  expect(lines).toEqual([{ actor_id: supervisor.staff.id, facts: { setting: "templates", version: 1 } }]);
});

test("[TP-1] [SE-1] one's own are one's own: sealed, nobody else's, and closed to who puts them into another's place", async () => {
  await using world = await openWorld();
  const [one, other] = [await world.staff("counsellor"), await world.staff("counsellor")];
  const kept = { version: 0, templates: [mine] };
  await one.call("/api/desk/templates/set-own", kept);
  await other.call("/api/desk/templates/set-own", { version: 0, templates: [] });
  const ownOf = async (who: typeof one) => (await who.call("/api/desk/templates", {})).body.own.templates;
  expect(await ownOf(one)).toEqual([mine]);
  expect(await ownOf(other)).toEqual([]);
  const { db } = world.storage;
  const rows = await db.selectFrom("own_templates").selectAll().execute();
  expect(rows.map(({ sealed }) => sealed.toString("utf8")).join()).not.toContain("わたしだけ");
  const stolen = rows.find(({ staff_id }) => staff_id === one.staff.id)?.sealed as Buffer;
  await db
    .updateTable("own_templates")
    .set({ sealed: stolen })
    .where("staff_id", "=", other.staff.id)
    .execute();
  expect(await ownOf(other)).toEqual([]);
  expect(world.logged()).toContain("own templates do not open");
  expect(world.logged()).not.toContain("わたしだけ");
});

test("[TP-2] of two windows that keep at the same moment one is told that the other was first", async () => {
  await using world = await openWorld();
  const counsellor = await world.staff("counsellor");
  const keep = (version: number, standard: string) =>
    counsellor.callAny("/api/desk/templates/set-own", { version, templates: [{ ...mine, standard }] });
  for (const version of [0, 1]) {
    const both = await Promise.all([keep(version, "ひとつ"), keep(version, "ふたつ")]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
  const faulty = await keep(2, "{電話}");
  expect(faulty).toMatchObject({ status: 400, body: { detail: { fault: "placeholder-unknown" } } });
});
