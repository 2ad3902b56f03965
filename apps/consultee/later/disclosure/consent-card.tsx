import { Component, type VNode } from "preact";
import {
  type ConsentAnswer,
  type ConsentWord,
  consentAnswers,
  type DisclosedTo,
} from "../../../../domain/disclosure.ts";
import { call } from "../../../shared/call.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { words } from "../../wording/words.ts";
import { answerWords, bodyWords } from "./body-words.ts";

type Props = { readonly to: DisclosedTo; readonly said: ConsentWord; readonly act: Visit };
type State = { readonly sending: ConsentAnswer | null; readonly failed: boolean };

/** [BR-6] はい・いいえ・まだ. What was answered stays in sight, and can be answered otherwise until it was passed on. */
export class ConsentCard extends Component<Props, State> {
  constructor(props: Props) {
    super(props);
    this.state = { sending: null, failed: false };
  }

  private async answer(answer: ConsentAnswer): Promise<void> {
    const { to, act } = this.props;
    const place = act.place();
    if (!place || this.state.sending) return;
    this.setState({ sending: answer, failed: false });
    const { ok } = await call("/api/consent", { ...place, to, answer });
    // What was answered comes back as an entry, on every page of theirs.
    this.setState({ sending: null, failed: !ok });
  }

  override render({ to, said }: Props, { sending, failed }: State): VNode {
    const who = words.say(bodyWords[to]);
    const label = `consent-${to}`;
    return (
      <section class="consent" aria-labelledby={label}>
        <p class="ask prose" id={label}>
          <Say it="consentAsk" values={{ who }} />
        </p>
        <div class="choices">
          {consentAnswers.map((answer) => (
            <button
              key={answer}
              type="button"
              aria-pressed={(sending ?? said) === answer}
              onClick={() => void this.answer(answer)}
            >
              <Say it={answerWords[answer]} />
            </button>
          ))}
        </div>
        <p class="why prose" role="status">
          <Say it={failed ? "consentFailed" : said === "asked" ? "consentWhy" : "consentThanks"} />
        </p>
      </section>
    );
  }
}
