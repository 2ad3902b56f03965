import { Component, type ComponentChildren, type VNode } from "preact";
import type { IdempotencyKey } from "../../../../domain/ids.ts";
import { fitted } from "../../../../domain/picture.ts";
import { Bubble } from "../../../shared/parts/bubble.tsx";
import type { Row } from "../../../shared/rows.ts";
import { fetchPicture } from "../../../shared/see-picture.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { words } from "../../wording/words.ts";
import { pictureFaultWords } from "./fault-words.ts";

/** In CSS pixels: its room is there before it is, so that nothing moves. */
const shownSide = 224;

type Props = {
  readonly row: Row;
  readonly closed: boolean;
  readonly act: Visit;
  /** Where it stands. */
  readonly foot: ComponentChildren;
};
type State = { readonly shown: string | null; readonly state: "covered" | "asking" | "failed" };

/** An own picture in the talk: small as long as this page holds it; after a reload it is brought when one asks for it. */
export class Picture extends Component<Props, State> {
  // Set here: a field would need a helper that the build puts into another file.
  constructor(props: Props) {
    super(props);
    this.state = { shown: null, state: "covered" };
  }

  private async show(): Promise<void> {
    const { row, act } = this.props;
    const place = act.place();
    this.setState({ state: "asking" });
    const which = place && row.seq !== null && { ...place, seq: row.seq };
    const answer = which ? await fetchPicture("/api/see-picture", which) : null;
    this.setState(answer?.ok ? { shown: answer.value, state: "covered" } : { state: "failed" });
  }

  override render({ row, act, closed, foot }: Props, { shown, state }: State): VNode {
    const key = row.id as IdempotencyKey;
    const held = act.page().outbox.find((one) => one.key === key)?.picture;
    const src = held ? `data:image/jpeg;base64,${held.base64}` : shown;
    return (
      <Bubble
        own
        author={words.plain("you")}
        text={
          src ? (
            <img
              src={src}
              {...(row.picture && fitted(row.picture, shownSide))}
              alt={words.plain("pictureOwn")}
            />
          ) : (
            <>
              <span>
                <Say it="pictureOwn" />
              </span>
              <button
                type="button"
                class="quiet"
                disabled={state === "asking"}
                onClick={() => void this.show()}
              >
                <Say it="pictureShow" />
              </button>
              <span role="status">{state === "failed" && <Say it="pictureNotNow" />}</span>
            </>
          )
        }
        at={row.at}
        seq={row.seq}
        foot={foot}
      >
        {shown && (
          <button type="button" class="quiet" onClick={() => this.setState({ shown: null })}>
            <Say it="pictureHide" />
          </button>
        )}
        {row.receipt === "failed" && (
          <div class="mend">
            <p class="prose">
              <Say it={pictureFaultWords(row.refused)} />
            </p>
            {!closed && (
              <button type="button" onClick={() => act.retry(key)}>
                <Say it="retry" />
              </button>
            )}
            <button type="button" onClick={() => act.takeBack(key)}>
              <Say it="pictureDrop" />
            </button>
          </div>
        )}
      </Bubble>
    );
  }
}
