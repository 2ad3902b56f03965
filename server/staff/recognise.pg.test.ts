import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { openWorld } from "../../test/world.ts";
import { recogniseStaff } from "./recognise.ts";

test("A7 [AC-3] what was read of a session before it ended is not believed after, however late it comes", async () => {
  await using world = await openWorld();
  const { cookie } = await world.staff("counsellor");
  const token = cookie.slice("yorisoi-staff=".length);
  let arrived = (): void => {};
  let letGo = (): void => {};
  const read = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const slow: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      arrived();
      await gate;
      return result;
    },
  };
  const { db } = world.storage;
  const recogniser = recogniseStaff({ ...world.app.tools, db: db.withPlugin(slow) });
  const underWay = recogniser.recognise(token);
  await read;
  const ended = await db.deleteFrom("staff_session").returning("id").execute();
  recogniser.forget(ended.map(({ id }) => id));
  letGo();
  expect(await underWay).not.toBeNull();
  expect(await recogniser.recognise(token)).toBeNull();
});
