import type { VNode } from "preact";
import type { IdempotencyKey } from "../../../domain/ids.ts";
import type { Row } from "../../shared/rows.ts";
import type { Visit } from "../visit.ts";
import { Say } from "../wording/say.tsx";
import type { Sentence } from "../wording/sentence.ts";

const said: Readonly<Record<string, Sentence>> = {
  "consultation-closed": "refusedClosed",
  "writing-paused": "refusedPaused",
};

/** Below a message that was refused: why, and what can be done with it. */
export function Mend({
  row,
  closed,
  act,
}: {
  readonly row: Row;
  readonly closed: boolean;
  readonly act: Visit;
}): VNode {
  const key = row.id as IdempotencyKey;
  return (
    <div class="mend">
      <p class="prose">
        <Say it={said[row.refused ?? ""] ?? "refusedOther"} />
      </p>
      {!closed && (
        <button type="button" onClick={() => act.retry(key)}>
          <Say it="retry" />
        </button>
      )}
      <button type="button" onClick={() => act.takeBack(key)}>
        <Say it="takeBack" />
      </button>
    </div>
  );
}
