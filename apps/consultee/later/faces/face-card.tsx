import { Component, type VNode } from "preact";
import { type Face as FaceValue, faces, longestRemark } from "../../../../domain/faces.ts";
import { type MessageFault, messageFault } from "../../../../domain/message.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { words } from "../../wording/words.ts";
import { Face } from "./face.tsx";
import { asksFace, faceWords } from "./face-words.ts";
import { tellFace } from "./tell-face.ts";

type Props = {
  readonly moment: "before" | "after";
  /** What the city knows; null where nothing was shown. */
  readonly shown: FaceValue | null;
  readonly act: Visit;
};
type State = {
  readonly picked: FaceValue | null;
  readonly remark: string;
  readonly state: "asking" | "sending" | "waiting" | "told" | MessageFault | "refused";
};

/** 顔: to be shown, or to be left alone. Folded away by a touch; nothing waits for it, and leaving asks nothing. */
export class FaceCard extends Component<Props, State> {
  // Declared only: fields made here would need a helper that the build puts into another file.
  private declare stop: () => void;

  constructor(props: Props) {
    super(props);
    this.state = { picked: props.shown, remark: "", state: props.shown ? "told" : "asking" };
    this.stop = () => {};
  }

  override componentWillUnmount(): void {
    this.stop();
  }

  private pick(picked: FaceValue): void {
    this.setState({ picked, state: "asking" });
  }

  private tell(): void {
    const { picked, remark } = this.state;
    if (!picked || this.state.state === "sending") return;
    const said = remark.trim() === "" ? null : remark;
    const fault = said && messageFault(said);
    this.stop();
    this.setState({ state: fault || "sending" });
    if (fault) return;
    const shown = { moment: this.props.moment, face: picked, remark: said };
    this.stop = tellFace(this.props.act, shown, (state) =>
      this.setState(({ remark: now }) => ({ state, remark: state === "told" && now === remark ? "" : now })),
    );
  }

  override render({ moment }: Props, { picked, remark, state }: State): VNode {
    const told = state === "told";
    return (
      <details class="folded faces" open>
        <summary>
          <Say it={told ? "attributesThanks" : asksFace[moment]} />
        </summary>
        <p class="prose why">
          <Say it="faceWhy" />
        </p>
        <div role="radiogroup" aria-label={words.plain(asksFace[moment])} class="face-choices">
          {faces.map((face) => (
            <label key={face} class="face">
              <input
                type="radio"
                name={`face-${moment}`}
                checked={picked === face}
                onChange={() => this.pick(face)}
              />
              <Face of={face} />
              <span>
                <Say it={faceWords[face]} />
              </span>
            </label>
          ))}
        </div>
        {moment === "after" && picked && (
          <label class="remark">
            <Say it="remarkLabel" />
            <textarea
              rows={2}
              maxLength={longestRemark}
              value={remark}
              onInput={(event) => this.setState({ remark: event.currentTarget.value, state: "asking" })}
            />
          </label>
        )}
        <p class="prose why" role="status">
          {state === "waiting" && <Say it="attributesFailed" />}
          {state === "refused" && <Say it="refusedOther" />}
          {state === "message-malformed" && <Say it="faultMalformed" />}
        </p>
        {picked && !told && (
          <div class="actions">
            <button type="button" class="main" onClick={() => this.tell()}>
              <Say it="attributesDone" />
            </button>
          </div>
        )}
      </details>
    );
  }
}
