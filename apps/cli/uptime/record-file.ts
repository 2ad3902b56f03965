import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { type Missed, missable, stateOf } from "../../../domain/uptime.ts";

export type SeenMinute = { readonly at: string; readonly missed: readonly Missed[] };
export type Pending = {
  readonly minutes: readonly SeenMinute[];
  /** Up to where in the file they go. */
  readonly upTo: number;
};

/** [UP-2] A plain file that only grows, and beside it how much of it the service has. */
export type RecordFile = {
  readonly path: string;
  /** On the disk when it resolves. */
  append(minute: SeenMinute): Promise<void>;
  /** What the service has not taken, the oldest first. */
  pending(most: number): Promise<Pending>;
  taken(upTo: number, epoch: string): Promise<void>;
  /** Another epoch than last time: what it had taken may be gone, so all of it is pending again. */
  forgetOtherEpoch(epoch: string): Promise<boolean>;
};

type Taken = { readonly upTo: number; readonly epoch: string };

export async function openRecordFile(folder: string): Promise<RecordFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "uptime.txt");
  const takenPath = join(folder, "uptime.taken");
  let known = await readTaken(takenPath);

  async function save(taken: Taken): Promise<void> {
    known = taken;
    const half = `${takenPath}.half`;
    {
      await using file = await open(half, "w", 0o600);
      await file.writeFile(`${JSON.stringify(taken)}\n`);
      await file.sync();
    }
    await rename(half, takenPath);
  }

  return {
    path,
    async append(minute) {
      await using file = await open(path, "a+", 0o644);
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // A line that a power cut has torn stays torn, and takes no other with it.
      const torn = size > 0 && last.toString() !== "\n";
      await file.appendFile(`${torn ? "\n" : ""}${lineOf(minute)}\n`);
      await file.sync();
    },
    async pending(most) {
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      // A file that is shorter than what was taken of it is another one.
      let upTo = known.upTo <= bytes.length ? known.upTo : 0;
      const minutes: SeenMinute[] = [];
      while (minutes.length < most) {
        const end = bytes.indexOf("\n", upTo);
        if (end < 0) break;
        const minute = minuteIn(bytes.subarray(upTo, end).toString("utf8"));
        if (minute) minutes.push(minute);
        upTo = end + 1;
      }
      return { minutes, upTo };
    },
    taken: (upTo, epoch) => (upTo === known.upTo && epoch === known.epoch ? noWork : save({ upTo, epoch })),
    async forgetOtherEpoch(epoch) {
      if (known.epoch === epoch || known.epoch === "") return false;
      await save({ upTo: 0, epoch });
      return true;
    },
  };
}

const noWork = Promise.resolve();

/** Like "2026-11-23T03:07:00.000Z down page,send". */
function lineOf({ at, missed }: SeenMinute): string {
  return [at, stateOf(missed), ...(missed.length > 0 ? [missed.join(",")] : [])].join(" ");
}

const line = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z) (?:up|degraded|down)(?: ([a-z,]+))?$/;

function minuteIn(text: string): SeenMinute | null {
  const [, at, names] = line.exec(text) ?? [];
  if (at === undefined || Number.isNaN(Date.parse(at))) return null;
  const named = names?.split(",") ?? [];
  return { at, missed: missable.filter((one) => named.includes(one)) };
}

async function readTaken(path: string): Promise<Taken> {
  try {
    const { upTo, epoch } = JSON.parse(await readFile(path, "utf8")) as Partial<Taken>;
    if (Number.isSafeInteger(upTo) && typeof epoch === "string") return { upTo: upTo ?? 0, epoch };
  } catch {
    // Without it everything is said again, which changes nothing.
  }
  return { upTo: 0, epoch: "" };
}
