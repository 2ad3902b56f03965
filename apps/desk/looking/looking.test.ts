import { expect, test } from "vitest";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { othersLooking } from "./looking.ts";

test("[S8.3] who else is looking: neither oneself nor whoever holds it", () => {
  const [me, counsellor, official] = ["me", "counsellor", "official"] as StaffId[] as [
    StaffId,
    StaffId,
    StaffId,
  ];
  const id = "c1" as ConsultationId;
  const looking = new Map([[id, [counsellor, official, me]]]);
  expect(othersLooking(looking, { id, counsellor }, me)).toEqual([official]);
  expect(othersLooking(looking, { id, counsellor: null }, official)).toEqual([counsellor, me]);
  expect(othersLooking(new Map(), { id, counsellor }, me)).toEqual([]);
});
