import type { Answer } from "../../../shared/call.ts";
import type { Clock } from "../../../shared/clock.ts";

/** [CN-8] Tells the counsellor what has been on the screen: once each, again where telling failed, never backwards. */
export type ReadMarks = {
  /** The counsellor's message with this number is in sight, or everything up to it has been. */
  shown(seq: number): void;
  /** Another consultation, or another epoch. */
  forget(): void;
};

export function readMarks(
  clock: Clock,
  /** Up to where the city knows it already. */
  known: () => number,
  tell: (upTo: number) => Promise<Answer<unknown>>,
): ReadMarks {
  let wanted = { upTo: 0 };
  let telling = false;

  async function run(): Promise<void> {
    if (telling) return;
    telling = true;
    while (wanted.upTo > known()) {
      const asked = wanted;
      const answer = await tell(asked.upTo);
      // What was told (or refused) is done with; only silence is tried again.
      if (!answer.ok && answer.code === "unreachable") {
        await new Promise<void>((resolve) => clock.after(5_000, resolve));
      } else if (asked === wanted) break;
    }
    telling = false;
  }

  return {
    shown(seq) {
      if (seq <= wanted.upTo) return;
      wanted = { upTo: seq };
      void run();
    },
    forget() {
      wanted = { upTo: 0 };
    },
  };
}
