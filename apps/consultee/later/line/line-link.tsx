import { Component, type VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import { call } from "../../../shared/call.ts";
import { whenTold } from "../../left.ts";
import { Say } from "../../wording/say.tsx";

type State = {
  /** Null until the city has said it. */
  readonly standing: Api["/api/line/standing"]["output"] | null;
  /** Where LINE asks whether one may be known. */
  readonly way: string | null;
  readonly note: "backOffline" | "lineUnlinked" | null;
};

/**
 * LINEで知らせを受け取るには: only where the city's LINE door is open. LINE is opened beside this page, by a press on a link:
 * so nothing that is being written here is lost on the way there, and the browser does not forget meanwhile whose it is.
 */
export class LineLink extends Component<object, State> {
  private declare link: HTMLAnchorElement | null;
  private declare stopListening: () => void;

  // Not by fields: they would need a helper that the build puts into another file.
  constructor() {
    super();
    this.state = { standing: null, way: null, note: null };
    this.lookAgain = this.lookAgain.bind(this);
  }

  override componentDidMount(): void {
    document.addEventListener("visibilitychange", this.lookAgain);
    this.stopListening = whenTold("linked", () => void this.look());
    void this.look();
  }

  override componentWillUnmount(): void {
    document.removeEventListener("visibilitychange", this.lookAgain);
    this.stopListening();
  }

  private async look(): Promise<void> {
    const answer = await call("/api/line/standing", {});
    if (!answer.ok) return;
    const standing = answer.value;
    this.setState(({ way }) => ({ standing, way: standing.linked ? null : way }));
  }

  /** Back from LINE. */
  private lookAgain(): void {
    if (document.visibilityState === "visible") void this.look();
  }

  private async begin(): Promise<void> {
    this.setState({ note: null });
    const answer = await call("/api/line/begin-link", {});
    if (answer.ok) this.setState({ way: answer.value.url }, () => this.link?.focus());
    else this.setState({ note: "backOffline" });
  }

  private async unlink(): Promise<void> {
    const answer = await call("/api/line/unlink", {});
    this.setState({ note: answer.ok ? "lineUnlinked" : "backOffline" });
    await this.look();
  }

  override render(_: object, { standing, way, note }: State): VNode | null {
    if (!standing?.open) return null;
    return (
      <details class="folded way" onToggle={({ currentTarget }) => void (currentTarget.open && this.look())}>
        <summary>
          <Say it="lineTitle" />
        </summary>
        <p class="prose">
          <Say it={standing.linked ? "lineLinked" : way ? "lineOpens" : "lineWhy"} />
        </p>
        {standing.linked ? (
          <button type="button" onClick={() => void this.unlink()}>
            <Say it="lineUnlink" />
          </button>
        ) : way ? (
          <a
            href={way}
            target="_blank"
            rel="noopener noreferrer"
            ref={(link) => {
              this.link = link;
            }}
          >
            <Say it="lineOpen" />
          </a>
        ) : (
          <button type="button" onClick={() => void this.begin()}>
            <Say it="lineLink" />
          </button>
        )}
        <div role="status" class="prose">
          {note && <Say it={note} />}
        </div>
      </details>
    );
  }
}
