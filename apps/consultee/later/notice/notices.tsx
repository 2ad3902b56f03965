import { Component, type VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import { call } from "../../../shared/call.ts";
import { Say } from "../../wording/say.tsx";
import { beginTelling, canTell, clearTold, stopTelling } from "./browser.ts";

type State = {
  /** Null until the city has said it. */
  readonly standing: Api["/api/notice/standing"]["output"] | null;
  readonly note: "noticeDenied" | "noticeStopped" | "backOffline" | null;
};

/** 返事が来たことを、この端末で知るには: only where this browser can, and the city does. What is seen then is said before. */
export class Notices extends Component<object, State> {
  // Not by fields: they would need a helper that the build puts into another file.
  constructor() {
    super();
    this.state = { standing: null, note: null };
  }

  override componentDidMount(): void {
    if (!canTell()) return;
    void clearTold();
    void this.look();
  }

  private async look(): Promise<void> {
    const answer = await call("/api/notice/standing", {});
    if (answer.ok) this.setState({ standing: answer.value });
  }

  private async begin(key: string): Promise<void> {
    this.setState({ note: null });
    const asked = await beginTelling(key);
    if (asked === "told") await this.look();
    else this.setState({ note: asked === "denied" ? "noticeDenied" : "backOffline" });
  }

  private async stop(): Promise<void> {
    const stopped = await stopTelling();
    this.setState({ note: stopped ? "noticeStopped" : "backOffline" });
    await this.look();
  }

  override render(_: object, { standing, note }: State): VNode | null {
    if (!standing?.key) return null;
    const { key, told } = standing;
    return (
      <details
        class="folded way notices"
        onToggle={({ currentTarget }) => void (currentTarget.open && this.look())}
      >
        <summary>
          <Say it="noticeTitle" />
        </summary>
        <p class="prose">
          <Say it={told ? "noticeOn" : "noticeWhy"} />
        </p>
        <p class="prose">
          <Say it="noticeShown" />
        </p>
        <Shown />
        <p class="prose">
          <Say it="noticeSeen" />
        </p>
        {!told && (
          <p class="prose">
            <Say it="noticeBy" />
          </p>
        )}
        {told ? (
          <button type="button" onClick={() => void this.stop()}>
            <Say it="noticeStop" />
          </button>
        ) : (
          <button type="button" onClick={() => void this.begin(key)}>
            <Say it="noticeAllow" />
          </button>
        )}
        <div role="status" class="prose">
          {note && <Say it={note} />}
        </div>
      </details>
    );
  }
}

/** As it will stand there, to the letter (installed/notices.ts), with the address that browsers add. */
function Shown(): VNode {
  return (
    <p class="shown" lang="ja">
      <b>よりそい</b>
      <br />
      あたらしい おしらせが あります
      <br />
      <small>{location.host}</small>
    </p>
  );
}
