import { useEffect, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Desk } from "../desk.ts";

/** What each desk watched last: whoever goes to a talk and comes back finds the others again. */
const kept = new WeakMap<Desk, readonly ConsultationId[]>();

/** [AU-9] What is watched here, for as long as one is here: whoever leaves the room looks at none of it. */
export function useWatched(
  desk: Desk,
): readonly [readonly ConsultationId[], (watched: readonly ConsultationId[]) => void] {
  const [watched, setWatched] = useState(() => kept.get(desk) ?? []);
  useEffect(() => {
    kept.set(desk, watched);
    desk.watch(watched);
  }, [desk, watched]);
  useEffect(() => () => desk.watch([]), [desk]);
  return [watched, setWatched];
}
