import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { present } from "../../shared/clock.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { onWake } from "../../shared/wake.ts";
import { addressOf } from "../places.ts";
import { mayDo } from "../state.ts";
import type { Call } from "../work.ts";
import { PracticeStrip } from "./practice/strip.tsx";
import { RulesNotice } from "./registers/rules-notice.tsx";
import { words } from "./words-ja.ts";

type Props = { readonly self: SignedInSelf; readonly call: Call };
type Notice = Api["/api/reception"]["output"]["maintenance"];
type Ringing = Api["/api/support/ringing"]["output"]["ringing"];

const lookMillis = 30_000;
/** An urgent fault is on the screens of operators within this time. */
const ringMillis = 5_000;
const said = words.banner;

/**
 * [PX-5] [OP-4] [OP-8] On every place: that the city is invented, where it is; work by which the service stands still; for operators, an
 * urgent fault that nobody has taken.
 */
export function Banner({ self, call }: Props): VNode {
  const notice = useMaintenance(call);
  const ringing = useRinging(call, mayDo(self, "support:answer"));
  const time = (at: string): string => plain(timeWords(new Date(at), present()));
  return (
    <>
      {self.secondFactor === "skipped" && <PracticeStrip self={self} call={call} />}
      {(notice || ringing.length > 0) && <Told {...{ notice, ringing, time }} />}
      <RulesNotice call={call} />
    </>
  );
}

type ToldProps = {
  readonly notice: Notice;
  readonly ringing: Ringing;
  readonly time: (at: string) => string;
};

function Told({ notice, ringing, time }: ToldProps): VNode {
  return (
    <section class="operation-banner" aria-label={said.label}>
      {ringing.map(({ id, number, cameAt }) => (
        <p key={id} class="rings">
          <strong role="alert">{said.ringing(number, time(cameAt))}</strong>
          <a href={addressOf("operation")}>{said.go}</a>
        </p>
      ))}
      {notice && (
        <p role="status">
          {new Date(notice.from) <= present()
            ? said.underWay(time(notice.to))
            : said.before(time(notice.from), time(notice.to))}
        </p>
      )}
    </section>
  );
}

function useMaintenance(call: Call): Notice {
  const [notice, setNotice] = useState<Notice>(null);
  useLooking(lookMillis, true, async () => {
    const answer = await call("/api/reception", { wording: "standard" });
    if (answer.ok) setNotice(answer.value.maintenance);
  });
  return notice;
}

function useRinging(call: Call, isOperator: boolean): Ringing {
  const [ringing, setRinging] = useState<Ringing>([]);
  useLooking(ringMillis, isOperator, async () => {
    const answer = await call("/api/support/ringing", {});
    if (answer.ok) setRinging(answer.value.ringing);
  });
  return ringing;
}

/** At once, again and again, and when the page is woken. */
function useLooking(everyMillis: number, wanted: boolean, look: () => Promise<void>): void {
  useEffect(() => {
    if (!wanted) return;
    void look();
    const timer = setInterval(() => void look(), everyMillis);
    const asleep = onWake(() => void look());
    return () => {
      clearInterval(timer);
      asleep();
    };
  }, [wanted]);
}
