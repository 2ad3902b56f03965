import type { VNode } from "preact";
import type { Wording } from "../../../domain/wording.ts";
import { present } from "../../shared/clock.ts";
import { Say } from "../wording/say.tsx";
import { receptionIn } from "./reception/known.ts";
import { timeSaid } from "./said.ts";

/** So long before it a consultee is told: whoever writes today reads of tomorrow. */
const aheadMillis = 2 * 86_400_000;

/** [OP-8] Above everything, before and while the service may stand still: from when to when, and that nothing is lost. */
export function Maintenance({
  wording,
  onChange,
}: {
  readonly wording: Wording;
  readonly onChange: () => void;
}): VNode | null {
  const notice = receptionIn(wording, onChange)?.maintenance;
  const now = present();
  if (!notice) return null;
  const [from, to] = [new Date(notice.from), new Date(notice.to)];
  if (from.getTime() - now.getTime() > aheadMillis) return null;
  const underWay = from <= now;
  return (
    <p class="news prose" role="status">
      <Say
        it={underWay ? "maintenanceNow" : "maintenanceSoon"}
        values={{ from: timeSaid(from, now), to: timeSaid(to, now) }}
      />
    </p>
  );
}
