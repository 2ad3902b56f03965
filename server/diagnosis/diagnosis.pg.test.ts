import { expect, test } from "vitest";
import { type CheckOutcomes, checks, diagnosisCode } from "../../domain/diagnosis.ts";
import { openWorld } from "../../test/world.ts";

const good = Object.fromEntries(checks.map((check) => [check, "good"])) as CheckOutcomes;
const found = {
  outcomes: good,
  kind: "chrome",
  system: "chromeos",
  version: 120,
  latencyMillis: 80,
} as const;

test("[DG-1] [S8.10] anyone at a school says what was found there, of a school of the city's list or of none; administrators see it by school and days", async () => {
  let now = new Date("2026-11-24T01:00:00Z");
  await using world = await openWorld({ now: () => now });
  const [admin, visitor] = [await world.staff("administrator"), world.visitor()];
  const schools = ["見本小学校", "見本中学校"];
  expect(await admin.call("/api/desk/schools/set", { version: 0, schools })).toMatchObject({
    body: { version: 1 },
  });
  expect((await visitor.call("/api/shindan/schools", {})).body).toEqual({ schools });
  expect(
    (await visitor.callAny("/api/shindan/report", { ...found, school: "どこにもない学校" })).status,
  ).toBe(404);
  expect((await visitor.callAny("/api/shindan/report", { ...found, school: null, note: "x" })).status).toBe(
    400,
  );

  const slow = { ...good, stream: "bad" } as const;
  await visitor.call("/api/shindan/report", { ...found, school: "見本小学校" });
  now = new Date("2026-11-24T16:00:00Z"); // 25 November in Japan
  await visitor.call("/api/shindan/report", {
    ...found,
    school: null,
    outcomes: slow,
    version: null,
    latencyMillis: null,
  });
  const asked = { from: "2026-11-24", to: "2026-11-25", school: null };
  const { diagnoses, more } = (await admin.call("/api/desk/diagnoses", asked)).body;
  expect(more).toBe(false);
  expect(diagnoses).toEqual([
    {
      ...found,
      school: null,
      outcomes: slow,
      version: null,
      latencyMillis: null,
      at: now.toISOString(),
      code: diagnosisCode(slow),
    },
    { ...found, school: "見本小学校", at: "2026-11-24T01:00:00.000Z", code: diagnosisCode(good) },
  ]);
  const days = async (more: object) =>
    (await admin.call("/api/desk/diagnoses", { ...asked, ...more })).body.diagnoses.map(
      ({ school }) => school,
    );
  expect(await days({ to: "2026-11-24" })).toEqual(["見本小学校"]);
  expect(await days({ from: "2026-11-25" })).toEqual([null]);
  expect(await days({ school: "見本小学校" })).toEqual(["見本小学校"]);
  expect((await admin.callAny("/api/desk/diagnoses", { ...asked, to: "2026-11-23" })).status).toBe(400);

  // Let go by age, when the next one comes.
  now = new Date("2028-01-10T00:00:00Z");
  await visitor.call("/api/shindan/report", { ...found, school: null });
  const rows = await world.storage.db.selectFrom("diagnosis").select("at").execute();
  expect(rows).toEqual([{ at: now }]);
});

test("the school list is kept in versions, a line of the trail each; none stands twice, and nobody overwrites what they have not seen", async () => {
  await using world = await openWorld();
  const admin = await world.staff("administrator");
  const set = (version: number, schools: string[]) =>
    admin.callAny("/api/desk/schools/set", { version, schools });
  expect((await set(0, ["見本小学校", "見本 小学校"])).status).toBe(400);
  expect((await set(0, [" 見本小学校 "])).status).toBe(200);
  expect((await set(0, [])).status).toBe(409);
  expect((await admin.call("/api/desk/schools", {})).body).toEqual({ version: 1, schools: ["見本小学校"] });
  const trail = await admin.call("/api/audit/search", { acts: ["settings:change"] });
  expect(trail.body.lines).toMatchObject([{ facts: { setting: "schools", version: 1 } }]);
});
