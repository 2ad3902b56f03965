import type { VNode } from "preact";
import { consentAnswers, disclosedTo } from "../../../domain/disclosure.ts";
import { answerWords, bodyWords } from "../later/disclosure/body-words.ts";
import { timeSaid } from "../later/said.ts";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { words } from "../wording/words.ts";

const why = { consent: null, "danger-to-life": "toldForLife", "legal-duty": "toldByLaw" } as const;

/** [BR-5] [BR-6] To whom it was passed on, or that it was to nobody; and what somebody asks about that. */
export function PassedOn({ page: { talk }, now }: { readonly page: Page; readonly now: Date }): VNode | null {
  if (!talk.claim || talk.deletedAt) return null;
  return (
    <div class="passed-on">
      {talk.disclosed.length === 0 && (
        <p>
          <Say it="toldNobody" />
        </p>
      )}
      {talk.disclosed.map(({ to, ground, at }) => {
        const reason = why[ground];
        const when = timeSaid(new Date(at), now);
        return (
          <p>
            <Say it="toldTo" values={{ who: words.say(bodyWords[to]), when }} />{" "}
            {reason && <Say it={reason} />}
          </p>
        );
      })}
      {disclosedTo.map((to) => {
        const said = talk.consents[to]?.said;
        if (!said) return null;
        return (
          <div class="card">
            <p>
              <Say it="consentAsk" values={{ who: words.say(bodyWords[to]) }} />
            </p>
            <p>
              {consentAnswers.map((answer) => (
                <button
                  type="submit"
                  name="do"
                  value={`consent:${to}:${answer}`}
                  aria-pressed={said === answer ? "true" : "false"}
                >
                  <Say it={answerWords[answer]} />
                </button>
              ))}
            </p>
            <p>
              <Say it={said === "asked" ? "consentWhy" : "consentThanks"} />
            </p>
          </div>
        );
      })}
    </div>
  );
}
