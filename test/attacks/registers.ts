import { randomUUID } from "node:crypto";
import { openQuarters } from "../../domain/access-review.ts";
import { dayAfter, inJapan } from "../../domain/japan-time.ts";
import type { World } from "../world.ts";

const unknown = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const [heading, words] = ["見出し", "ひとこと"];
const copied = (): object => {
  const on = inJapan(new Date()).day;
  return { kind: "copy", on, until: dayAfter(on, 30), staff: [], heading, words, detail: words };
};

/** Of 管理簿. What they name is not there, but for what they write themselves. */
export function registerInputs(id: string): Record<string, object> {
  const about = { quarter: openQuarters(new Date())[1], staff: unknown, roles: ["counsellor"] };
  return {
    "/api/register/list": {},
    "/api/register/write": { id, ...copied() },
    "/api/register/decide": { entry: unknown, agrees: true },
    "/api/register/end": { entry: unknown, outcome: "returned", result: words },
    "/api/staff-rules/read": {},
    "/api/staff-rules/acknowledge": { version: 7 },
    "/api/staff-rules/set": { seen: 0, words },
    "/api/staff-rules/standing": {},
    "/api/access-review/read": {},
    "/api/access-review/confirm": about,
    "/api/access-review/ask-for-fewer": { ...about, keep: [], reason: words },
  };
}

/** What has to be there for a call to be taken that names it. */
export const registerBefore: Record<string, (world: World) => Promise<{ input: object }>> = {
  /** Each time another one: what was written stays. */
  async "/api/register/write"() {
    return { input: { id: randomUUID() } };
  },
  async "/api/register/end"(world) {
    const entry = randomUUID();
    const operator = await world.staff("operator");
    await operator.callAny("/api/register/write", { id: entry, ...copied() });
    return { input: { entry } };
  },
  async "/api/staff-rules/set"(world) {
    const administrator = await world.staff("administrator");
    const { rules } = (await administrator.call("/api/staff-rules/read", {})).body;
    return { input: { seen: rules?.version ?? 0 } };
  },
  async "/api/access-review/ask-for-fewer"(world) {
    const { staff } = await world.staff("auditor");
    return { input: { staff: staff.id, roles: ["auditor"] } };
  },
};
