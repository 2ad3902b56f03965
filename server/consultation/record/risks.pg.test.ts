import { expect, test } from "vitest";
import type { ConsultationId } from "../../../domain/ids.ts";
import { takeUp } from "../../../test/take-up.ts";
import { newIdempotencyKey, openWorld } from "../../../test/world.ts";

const record = { concern: "くつをかくされた", response: "", assessment: "", handOver: "", promises: "" };

test("[S8.3] an official sees what the newest records fear, and nothing else of them; others of the staff do not ask", async () => {
  await using world = await openWorld();
  const epoch = world.app.tools.epoch();
  const [child, other, counsellor, official] = [
    await world.consultee(),
    await world.consultee(),
    await world.staff("counsellor"),
    await world.staff("official"),
  ];
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "あの" });
  const silent = await other.call("/api/open", { epoch, key: newIdempotencyKey(), text: "あの" });
  const { consultation } = opened.body;
  await takeUp(counsellor, { epoch, consultation });
  for (const [version, risk] of [[0, "watch"] as const, [1, "high"] as const]) {
    const written = { epoch, consultation, key: newIdempotencyKey(), version, record: { ...record, risk } };
    expect((await counsellor.call("/api/desk/record", written)).status).toBe(200);
  }
  const nobodys = crypto.randomUUID() as ConsultationId;
  const consultations = [consultation, silent.body.consultation, nobodys];
  const seen = await official.call("/api/desk/risks", { consultations });
  expect(seen.body).toEqual({ risks: [{ consultation, risk: "high" }] });
  for (const one of [counsellor, await world.staff("supervisor")])
    expect(await one.callAny("/api/desk/risks", { consultations })).toMatchObject({ status: 403 });
});
