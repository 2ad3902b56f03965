import { Component, createRef, type VNode } from "preact";
import { fitted } from "../../../../domain/picture.ts";
import type { OwnPicture } from "../../../shared/outbox.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import { words } from "../../wording/words.ts";
import { pictureFaultWords } from "./fault-words.ts";
import { type ChoiceFault, shrinkPicture } from "./shrink-picture.ts";

/** In CSS pixels. */
const previewSide = 72;

type Props = { readonly act: Visit; readonly chosen: OwnPicture | null };
type State = { readonly fault: ChoiceFault | null };

/** [PI-5] A picture is chosen, looked at, and goes with おくる, or is let go of. */
export class Chooser extends Component<Props, State> {
  // Declared only: fields made here would need a helper that the build puts into another file.
  private declare readonly field: { current: HTMLInputElement | null };
  private declare readonly card: { current: HTMLElement | null };
  private declare isLettingGo: boolean;

  constructor(props: Props) {
    super(props);
    this.state = { fault: null };
    this.field = createRef();
    this.card = createRef();
  }

  private async choose(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    if (!file) return;
    const chosen = await shrinkPicture(file);
    // The same one may be chosen again.
    field.value = "";
    this.setState({ fault: typeof chosen === "string" ? chosen : null });
    if (typeof chosen !== "string") this.props.act.choose(chosen);
  }

  private letGo(): void {
    this.isLettingGo = true;
    this.props.act.choose(null);
  }

  override componentDidUpdate(before: Props): void {
    if (this.props.chosen && this.props.chosen !== before.chosen) this.card.current?.focus();
    if (!this.props.chosen && this.isLettingGo) {
      this.isLettingGo = false;
      this.field.current?.focus();
    }
  }

  override render({ chosen }: Props, { fault }: State): VNode {
    if (!chosen)
      return (
        <>
          <label class="picture-add">
            <input
              type="file"
              accept="image/jpeg,image/png,image/webp"
              ref={this.field}
              onChange={({ currentTarget }) => void this.choose(currentTarget)}
            />
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M2 4.5h3L6 3h4l1 1.5h3v8H2zM8 11a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />
            </svg>
            <span>
              <Say it="pictureAdd" />
            </span>
          </label>
          <p class="fault prose" role="alert">
            {fault && <Say it={pictureFaultWords(fault)} />}
          </p>
        </>
      );
    return (
      <section class="picture-chosen" aria-label={words.plain("pictureChosen")} tabIndex={-1} ref={this.card}>
        <img
          src={`data:image/jpeg;base64,${chosen.base64}`}
          {...fitted(chosen, previewSide)}
          alt={words.plain("pictureChosen")}
        />
        <button type="button" onClick={() => this.letGo()}>
          <Say it="pictureDrop" />
        </button>
        <p class="prose">
          <Say it="pictureWho" />
        </p>
      </section>
    );
  }
}
