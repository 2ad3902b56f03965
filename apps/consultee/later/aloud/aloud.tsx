import { Component, type VNode } from "preact";
import { Say } from "../../wording/say.tsx";
import { canSpeak, fallSilent, isSpeaking, onSpeaking, speak } from "./speaker.ts";

type Props = {
  readonly text: string;
  /** Only its picture is seen, where words would push aside what one came for. */
  readonly small?: boolean;
};

/** よみあげる, with the device's own voice; nothing at all where it has none that fits. */
export class Aloud extends Component<Props> {
  private declare forget: () => void;

  override componentDidMount(): void {
    this.forget = onSpeaking(() => this.forceUpdate());
  }

  override componentDidUpdate({ text }: Props): void {
    // Other words stand here by now, as in another wording.
    if (text !== this.props.text && isSpeaking(this)) fallSilent();
  }

  override componentWillUnmount(): void {
    this.forget();
    if (isSpeaking(this)) fallSilent();
  }

  override render({ text, small = false }: Props): VNode | null {
    if (!canSpeak(text)) return null;
    const on = isSpeaking(this);
    return (
      <button type="button" class="quiet aloud" onClick={() => (on ? fallSilent() : speak(this, text))}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path
            d={on ? "M4 4h8v8H4z" : "M2 6v4h3l4 3V3L5 6zM11 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6 6 0 0 1 0 9"}
          />
        </svg>
        <span class={small ? "unseen" : undefined}>
          <Say it={on ? "aloudStop" : "aloud"} />
        </span>
      </button>
    );
  }
}
