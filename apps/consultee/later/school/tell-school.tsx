import { Component, type VNode } from "preact";
import { longestTypedCode } from "../../../../domain/school-code.ts";
import { call } from "../../../shared/call.ts";
import { Say } from "../../wording/say.tsx";
import { words as said } from "../../wording/words.ts";

type State = {
  readonly typed: string;
  readonly note: "schoolThanks" | "schoolUnknown" | "schoolLater" | null;
  readonly busy: boolean;
};

/** 学校のコード: folded, below everything, once there is a talk. Whatever becomes of it, the talk goes on; nothing of it is kept here. */
export class TellSchool extends Component<object, State> {
  private declare summary: HTMLElement | null;

  // Set here: a field would need a helper that the build puts into another file.
  constructor() {
    super();
    this.state = { typed: "", note: null, busy: false };
  }

  private async tell(): Promise<void> {
    const { typed, busy } = this.state;
    if (busy || typed.trim() === "") return;
    this.setState({ busy: true, note: null });
    const answer = await call("/api/school-code", { code: typed });
    if (answer.ok) {
      this.setState({ busy: false, note: "schoolThanks", typed: "" });
      // What was pressed is gone: whoever goes on by keyboard begins here.
      this.summary?.focus();
      return;
    }
    const isNobodys = answer.code === "not-found" || answer.code === "bad-input";
    this.setState({ busy: false, note: isNobodys ? "schoolUnknown" : "schoolLater" });
  }

  override render(_: object, { typed, note, busy }: State): VNode {
    return (
      <details class="folded way">
        <summary
          ref={(summary) => {
            this.summary = summary;
          }}
        >
          <Say it="schoolTitle" />
        </summary>
        {note === "schoolThanks" ? null : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void this.tell();
            }}
          >
            <p class="prose why">
              <Say it="schoolWhy" />
            </p>
            <input
              class="school-code"
              inputMode="numeric"
              autocomplete="off"
              maxLength={longestTypedCode}
              value={typed}
              aria-label={said.plain("schoolLabel")}
              aria-invalid={note === "schoolUnknown"}
              placeholder={said.plain("schoolLabel")}
              onInput={({ currentTarget }) => this.setState({ typed: currentTarget.value })}
            />
            <div class="actions">
              <button type="submit" class="main" disabled={busy || typed.trim() === ""}>
                <Say it="schoolGo" />
              </button>
            </div>
          </form>
        )}
        <p class="prose" role="status">
          {note && <Say it={note} />}
        </p>
      </details>
    );
  }
}
