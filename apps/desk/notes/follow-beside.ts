import { startFollowingLooking } from "../looking/follow-looking.ts";
import type { Work } from "../work.ts";
import { type FollowingNotes, startFollowingNotes } from "./follow-notes.ts";

/** What stands beside the talks on the screen and is no entry: notes, and who else is looking. */
export function startFollowingBeside(work: Work): FollowingNotes {
  const [notes, looking] = [startFollowingNotes(work), startFollowingLooking(work)];
  return {
    look() {
      notes.look();
      looking.look();
    },
    write: notes.write,
    stop() {
      notes.stop();
      looking.stop();
    },
  };
}
