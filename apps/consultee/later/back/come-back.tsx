import { Component, type VNode } from "preact";
import { call } from "../../../shared/call.ts";
import { importAgain } from "../../../shared/import-again.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";
import type { Sentence } from "../../wording/sentence.ts";
import { words as said } from "../../wording/words.ts";

const importReading = importAgain(() => import("../../../../domain/recovery-words.ts"));

type Props = { readonly act: Visit };
type Trouble = { readonly it: Sentence; readonly values?: Readonly<Record<string, string | number>> };
type State = { readonly typed: string; readonly trouble: Trouble | null; readonly busy: boolean };

/** At the entrance: back to one's consultation by 合言葉. A slip is told here, and never reaches the city. */
export class ComeBack extends Component<Props, State> {
  // Set here: a field would need a helper that the build puts into another file.
  constructor(props: Props) {
    super(props);
    this.state = { typed: "", trouble: null, busy: false };
  }

  private async come(): Promise<void> {
    this.setState({ busy: true, trouble: null });
    const trouble = await this.try(this.state.typed);
    this.setState({ busy: false, trouble });
  }

  /** What was wrong, or null: they are back. */
  private async try(typed: string): Promise<Trouble | null> {
    const reading = await importReading().catch(() => null);
    if (!reading) return { it: "backOffline" };
    const read = reading.readRecoveryWords(typed);
    if (!read.words && read.unknown.length > 0)
      return { it: "backUnknown", values: { places: read.unknown.join("・") } };
    if (!read.words) return { it: "backCount", values: { count: read.count } };
    const answer = await call("/api/come-back", { words: read.words.join(" ") });
    if (answer.ok) {
      this.props.act.cameBack(answer.value);
      return null;
    }
    if (answer.code === "unreachable") return { it: "backOffline" };
    if (answer.code !== "too-many") return { it: "backWrong" };
    return {
      it: "backWait",
      values: { minutes: Math.ceil(Number(answer.detail["retryAfterSeconds"]) / 60) },
    };
  }

  override render(_: Props, { typed, trouble, busy }: State): VNode {
    return (
      <details class="folded way">
        <summary>
          <Say it="backTitle" />
        </summary>
        <p class="prose why">
          <Say it="backHow" />
        </p>
        <textarea
          rows={4}
          lang="ja"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={typed}
          aria-label={said.plain("backLabel")}
          aria-invalid={trouble !== null}
          onInput={({ currentTarget }) => this.setState({ typed: currentTarget.value })}
        />
        <p class="prose fault" role="status">
          {trouble && <Say {...trouble} />}
        </p>
        <div class="actions">
          <button
            type="button"
            class="main"
            disabled={busy || typed.trim() === ""}
            onClick={() => void this.come()}
          >
            <Say it="backGo" />
          </button>
        </div>
      </details>
    );
  }
}
