import { readFileSync } from "node:fs";

const ticksASecond = 100;

/** Processor seconds a process has used so far (Linux). */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

/** The same with all its children, running and gone: PostgreSQL works in children. */
export function processorSecondsOfTree(pid: number): number {
  let seconds = processorSeconds(pid);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  for (const child of children.split(" ").filter(Boolean)) {
    try {
      seconds += processorSeconds(Number(child));
    } catch {
      // It ended between the listing and the look.
    }
  }
  return seconds;
}
