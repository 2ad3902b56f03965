import { Component, type VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import type { ConsultationId } from "../../../../domain/ids.ts";
import { call } from "../../../shared/call.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import { Say } from "../../wording/say.tsx";
import { daySaid } from "../said.ts";
import { History } from "./history.tsx";
import { NewWords } from "./new-words.tsx";

type Known = Api["/api/history"]["output"];
type Props = { readonly now: ConsultationId | null };
type State = {
  readonly known: Known | null;
  readonly words: readonly string[] | null;
  readonly failed: boolean;
};

/** あとで続きを読むには: remembered by this device, by 合言葉; and what was talked about before. */
export class WayBack extends Component<Props, State> {
  override state: State = { known: null, words: null, failed: false };

  private readonly look = async (): Promise<void> => {
    const answer = await call("/api/history", {});
    this.setState(answer.ok ? { known: answer.value, failed: false } : { failed: true });
  };

  private async remember(remember: boolean): Promise<void> {
    const answer = await call("/api/remember", { remember });
    if (!answer.ok) return this.setState({ failed: true });
    await this.look();
  }

  private async make(): Promise<void> {
    const answer = await call("/api/words", {});
    if (!answer.ok) return this.setState({ failed: true });
    this.setState({ words: answer.value.words });
    await this.look();
  }

  override render({ now }: Props, { known, words, failed }: State): VNode {
    return (
      <details class="folded way" onToggle={({ currentTarget }) => void (currentTarget.open && this.look())}>
        <summary>
          <Say it="wayTitle" />
        </summary>
        {known && (
          <>
            <p class="prose">
              <Say it={known.rememberedUntil ? "rememberedHere" : "rememberWhy"} />
              {known.rememberedUntil && <Ruby text={daySaid(new Date(known.rememberedUntil), present())} />}
            </p>
            <button
              type="button"
              aria-pressed={known.rememberedUntil !== null}
              onClick={() => void this.remember(known.rememberedUntil === null)}
            >
              <Say it={known.rememberedUntil ? "rememberNot" : "remember"} />
            </button>
            <p class="prose">
              <Say it="wordsWhy" />
            </p>
            {words ? (
              <NewWords words={words} onDone={() => this.setState({ words: null })} />
            ) : (
              <>
                {known.wordsMadeAt && (
                  <p class="prose why">
                    <Ruby text={daySaid(new Date(known.wordsMadeAt), present())} /> <Say it="wordsMade" />
                  </p>
                )}
                <button type="button" onClick={() => void this.make()}>
                  <Say it={known.wordsMadeAt ? "wordsAnew" : "wordsMake"} />
                </button>
              </>
            )}
            <History consultations={known.consultations} now={now} onAsked={this.look} />
          </>
        )}
        <div role="status" class="prose">
          {failed && <Say it="backOffline" />}
        </div>
      </details>
    );
  }
}
