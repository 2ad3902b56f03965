import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { onWake } from "../../shared/wake.ts";
import { sayUnread } from "../failure-words.ts";
import type { Call } from "../work.ts";

const lookMillis = 10_000;

/** The answer to a call that takes nothing, looked at again and again while the page is: others work on it meanwhile. */
export function useLoaded<Path extends Empty>(
  call: Call,
  path: Path,
  everyMillis = lookMillis,
): {
  readonly read: Api[Path]["output"] | null;
  readonly trouble: string | null;
  readonly load: () => Promise<void>;
} {
  const [read, setRead] = useState<Api[Path]["output"] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function load(): Promise<void> {
    const answer = await call<Path>(path, {});
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setRead(answer.value);
  }

  useEffect(() => {
    void load();
    const look = (): void => {
      if (document.visibilityState === "visible") void load();
    };
    const timer = setInterval(look, everyMillis);
    const asleep = onWake(look);
    return () => {
      clearInterval(timer);
      asleep();
    };
  }, [call, path]);
  return { read, trouble, load };
}

type Empty =
  | "/api/support/list"
  | "/api/incident/list"
  | "/api/condition/read"
  | "/api/maintenance/list"
  | "/api/register/list"
  | "/api/staff-rules/read"
  | "/api/staff-rules/standing"
  | "/api/access-review/read"
  | "/api/practice/list"
  | "/api/desk/holds"
  | "/api/desk/retention"
  | "/api/desk/petitions";
