import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { Call } from "../../work.ts";

/** The answer to a call that takes nothing, asked for once; null until it is here, and where there is none. */
export function useOnce<Path extends "/api/access-review/read" | "/api/register/list">(
  call: Call,
  path: Path,
): Api[Path]["output"] | null {
  const [read, setRead] = useState<Api[Path]["output"] | null>(null);
  useEffect(() => {
    let gone = false;
    void call<Path>(path, {}).then((answer) => {
      if (!gone && answer.ok) setRead(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [call, path]);
  return read;
}
