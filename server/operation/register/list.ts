import { inJapan } from "../../../domain/japan-time.ts";
import { isOverdue } from "../../../domain/register.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import { listWorkingStaff } from "../../staff/list-working.ts";
import type { Tools } from "../../tools.ts";
import { openEnd, openEntry } from "./seal-entry.ts";
import { listEntries } from "./store.ts";
import { untrainedStaff } from "./trainings.ts";
import type { OpenedRegister } from "./view.ts";

const most = 1_000;

/** What stands in the registers, and who of those who work here has to be trained. */
export async function listRegister(tools: Tools): Promise<OpenedRegister> {
  const today = inJapan(tools.now()).day;
  const [stored, working, everybody, untrained] = await Promise.all([
    listEntries(tools.db, most),
    listWorkingStaff(tools),
    listColleagues(tools),
    untrainedStaff(tools, today),
  ]);
  const works = new Set(working.map(({ id }) => id));
  const named = new Set(
    stored.flatMap((one) => [...one.staff, one.written.by, one.approved?.by, one.ended?.by]),
  );
  return {
    entries: stored.map((one) => ({
      ...one,
      overdue: isOverdue(one, today),
      opened: openEntry(tools, one.id, one.sealed),
      result: openEnd(tools, one.id, one.result),
    })),
    people: everybody
      .filter(({ id }) => works.has(id) || named.has(id))
      .map((person) => ({ ...person, works: works.has(person.id) })),
    untrained,
  };
}
