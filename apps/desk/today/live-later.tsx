import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayUnread } from "../failure-words.ts";
import { type PlaceProps, Unread } from "../place-parts.tsx";
import { words } from "./words-ja.ts";

type Live = typeof import("../live/live.tsx").LiveTalks;

/** The live room, fetched when somebody enters it. */
export function LiveLater(props: PlaceProps): VNode {
  const [fetched, setFetched] = useState<{ readonly Live: Live } | null>(null);
  const [failed, setFailed] = useState(false);
  function fetchLive(): void {
    setFailed(false);
    import("../live/live.tsx").then(
      ({ LiveTalks }) => setFetched({ Live: LiveTalks }),
      () => setFailed(true),
    );
  }
  useEffect(fetchLive, []);
  if (fetched) return <fetched.Live {...props} />;
  if (failed) return <Unread said={sayUnread("unreachable")} readAgain={fetchLive} />;
  return (
    <p class="place-loading" role="status">
      {words.loading}
    </p>
  );
}
