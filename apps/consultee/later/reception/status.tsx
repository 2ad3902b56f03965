import type { VNode } from "preact";
import type { Wording } from "../../../../domain/wording.ts";
import { present } from "../../../shared/clock.ts";
import { Say } from "../../wording/say.tsx";
import { timeSaid } from "../said.ts";
import { receptionIn } from "./known.ts";

/** Above the box: whether a person answers now, or when; how many wait, and about how long. */
export function Status({
  wording,
  onChange,
}: {
  readonly wording: Wording;
  readonly onChange: () => void;
}): VNode | null {
  const reception = receptionIn(wording, onChange);
  if (!reception) return null;
  const { open, opensAt, waiting, minutes } = reception;
  return (
    <div class="reception prose" role="status">
      <p>
        <b>
          <Say it={open ? "receptionOpen" : "receptionClosed"} />
        </b>
      </p>
      {opensAt && (
        <p>
          <Say it="receptionOpens" values={{ when: timeSaid(new Date(opensAt), present()) }} />
        </p>
      )}
      {open && (
        <p>
          <Say it={waiting === 0 ? "nobodyWaits" : "someWait"} values={{ waiting }} />{" "}
          {minutes !== null && <Say it="aboutMinutes" values={{ minutes }} />}
        </p>
      )}
    </div>
  );
}
