import { Component, type VNode } from "preact";
import { type Attributes, noAnswer, written } from "../../../../domain/attributes.ts";
import { call } from "../../../shared/call.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { asks } from "./attribute-words.ts";
import { Choices } from "./choices.tsx";
import { answered, nextQuestion, type Question } from "./questions.ts";

type Props = {
  /** What the city knows. */
  readonly told: Attributes;
  /** A talk under way is not interrupted: then it is folded. */
  readonly open: boolean;
  readonly act: Visit;
};
type State = {
  readonly given: Attributes;
  readonly passed: readonly Question[];
  readonly anew: boolean;
  /** Topics that are pressed and not told yet. */
  readonly picked: Attributes["topics"];
  /** Told, and nobody has heard it so far. */
  readonly waiting: boolean;
};

const againAfterMillis = 5_000;

/** 属性: asked after the first message has arrived, one at a time. Each can be skipped, and nothing waits for it. */
export class AttributesCard extends Component<Props, State> {
  // Declared only: fields made here would need a helper that the build puts into another file.
  private declare title: HTMLElement | null;
  private declare newest: Attributes;
  private declare gone: boolean;

  constructor(props: Props) {
    super(props);
    this.state = { given: {}, passed: [], anew: false, picked: undefined, waiting: false };
    this.title = null;
    this.newest = {};
    this.gone = false;
  }

  override componentWillUnmount(): void {
    this.gone = true;
  }

  private told(): Attributes {
    return { ...this.props.told, ...this.state.given };
  }

  private take(answer: Attributes, question: Question): void {
    const given = answered(this.told(), answer);
    this.setState(({ passed }) => ({ given, passed: [...passed, question] }));
    void this.tell(given);
    this.title?.focus();
  }

  private skip(question: Question): void {
    this.setState(({ passed }) => ({ passed: [...passed, question] }));
    this.title?.focus();
  }

  /** Until it has arrived, or something newer is to be told. */
  private async tell(given: Attributes): Promise<void> {
    this.newest = given;
    while (!this.gone && given === this.newest) {
      const place = this.props.act.place();
      const answer = place && (await call("/api/attributes", { ...place, attributes: written(given) }));
      const lost = !answer || (!answer.ok && answer.code === "unreachable");
      if (given === this.newest) this.setState({ waiting: lost });
      if (!lost) return;
      await new Promise((resolve) => setTimeout(resolve, againAfterMillis));
    }
  }

  override render({ open }: Props, { passed, anew, waiting }: State): VNode {
    const told = this.told();
    const question = nextQuestion(told, passed, anew);
    return (
      <details class="folded attributes" open={open}>
        <summary>
          <Say it={question ? "attributesTitle" : "attributesThanks"} />
        </summary>
        <p
          tabIndex={-1}
          class="prose ask"
          ref={(title) => {
            this.title = title;
          }}
        >
          <Say it={question ? asks(question, told) : "attributesWhy"} />
        </p>
        {question ? this.ask(question, told) : this.rest()}
        <div role="status">{waiting && <Say it="attributesFailed" />}</div>
      </details>
    );
  }

  private ask(question: Question, told: Attributes): VNode {
    const several = question === "topics";
    const picked = this.state.picked ?? told.topics;
    const empty = !Array.isArray(picked) || picked.length === 0;
    return (
      <>
        <Choices
          question={question}
          told={{ ...told, topics: picked }}
          onAnswer={(answer) =>
            several ? this.setState({ picked: answer.topics }) : this.take(answer, question)
          }
        />
        <div class="actions">
          <button type="button" onClick={() => this.take({ [question]: noAnswer }, question)}>
            <Say it="attributesNever" />
          </button>
          <button type="button" class="quiet" onClick={() => this.skip(question)}>
            <Say it="attributesSkip" />
          </button>
          {several && (
            <button
              type="button"
              class="main"
              disabled={empty}
              onClick={() => this.take({ topics: picked }, question)}
            >
              <Say it="attributesDone" />
            </button>
          )}
        </div>
        {question === "relation" && (
          <p class="prose why">
            <Say it="attributesWhy" />
          </p>
        )}
      </>
    );
  }

  private rest(): VNode {
    return (
      <button type="button" class="quiet" onClick={() => this.setState({ passed: [], anew: true })}>
        <Say it="attributesChange" />
      </button>
    );
  }
}
