import type { Answer } from "../../shared/call.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Failure } from "../work.ts";

type Part<Place> = { readonly next: Place | null };

type Tools<Place, One extends Part<Place>, Kept> = {
  readonly clock: Clock;
  readonly ask: (after: Place | null) => Promise<Answer<One>>;
  /** What is kept of a part. */
  readonly keep: (part: One) => Kept;
  /** Whether somebody has stopped it, or begun another. */
  readonly isOver: () => boolean;
  /** After each part, and while a network is waited for. */
  readonly say: (at: { readonly part: One | null; readonly waiting: boolean }) => void;
};

const againMillis = 3_000;

/** The parts of a file one after the other. A network that fails is waited for; nothing is fetched twice. Null: it is over. */
export async function takeParts<Place, One extends Part<Place>, Kept>({
  clock,
  ask,
  keep,
  isOver,
  say,
}: Tools<Place, One, Kept>): Promise<readonly Kept[] | Failure | null> {
  const parts: Kept[] = [];
  let after: Place | null = null;
  for (;;) {
    const answer: Answer<One> = await ask(after);
    if (isOver()) return null;
    if (answer.ok) {
      parts.push(keep(answer.value));
      if (answer.value.next === null) return parts;
      after = answer.value.next;
      say({ part: answer.value, waiting: false });
    } else if (passes(answer)) {
      say({ part: null, waiting: true });
      const millis = waitMillis(answer);
      await new Promise<void>((resolve) => clock.after(millis, resolve));
      if (isOver()) return null;
    } else return answer;
  }
}

/** What time heals: no network, a busy service, too many calls, a session that has to be opened again. */
function passes({ code }: Failure): boolean {
  return code === "unreachable" || code === "busy" || code === "too-many" || code === "not-signed-in";
}

function waitMillis(failure: Failure): number {
  const seconds = failure.code === "unreachable" ? null : failure.detail["retryAfterSeconds"];
  return typeof seconds === "number" ? seconds * 1_000 : againMillis;
}
