import type { VNode } from "preact";
import { disclosedTo } from "../../../../domain/disclosure.ts";
import { present } from "../../../shared/clock.ts";
import type { Page } from "../../page.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { words } from "../../wording/words.ts";
import { bodyWords } from "./body-words.ts";
import { ConsentCard } from "./consent-card.tsx";

type Props = {
  readonly page: Page;
  readonly act: Visit;
  /** Handed in, so that this file needs none but the first script. */
  readonly timeSaid: (at: Date, now: Date) => string;
};

const why = { consent: null, "danger-to-life": "toldForLife", "legal-duty": "toldByLaw" } as const;

/** [BR-5] [BR-6] To whom it was passed on, or that it was to nobody; and what somebody asks about that. */
export function Told({ page, act, timeSaid }: Props): VNode | null {
  const { talk } = page;
  if (!talk.claim || talk.deletedAt) return null;
  return (
    <>
      <div class="told prose" role="status">
        {talk.disclosed.length === 0 && <Say it="toldNobody" />}
        {talk.disclosed.map(({ to, ground, at }) => {
          const reason = why[ground];
          const when = timeSaid(new Date(at), present());
          return (
            <p key={at}>
              <Say it="toldTo" values={{ who: words.say(bodyWords[to]), when }} />{" "}
              {reason && <Say it={reason} />}
            </p>
          );
        })}
      </div>
      {disclosedTo.map((to) => {
        const consent = talk.consents[to];
        return consent && <ConsentCard key={to} to={to} said={consent.said} act={act} />;
      })}
    </>
  );
}
