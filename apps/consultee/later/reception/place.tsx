import { Component, type VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import { call } from "../../../shared/call.ts";
import { deviceClock } from "../../../shared/clock.ts";
import type { Visit } from "../../visit.ts";
import { Say } from "../../wording/say.tsx";

type Known = Api["/api/place"]["output"]["place"];
type Props = { readonly place: Visit["place"] };
type State = { readonly known: Known };

/** So often that hardly anybody has moved by more than one place meanwhile. */
const askMillis = 5_000;
/** What was not heard for so long is not said any more. */
const trueMillis = 15_000;

/** How many wait in front of this child and about how long it takes, for as long as that is known to be true. */
export class Place extends Component<Props, State> {
  private declare cancel: () => void;
  private declare forget: () => void;
  private declare readonly seen: () => void;

  // Set here: a field would need a helper that the build puts into another file.
  constructor(props: Props) {
    super(props);
    this.state = { known: null };
    this.cancel = () => {};
    this.forget = () => {};
    this.seen = () => {
      this.cancel();
      void this.ask();
    };
  }

  private async ask(): Promise<void> {
    this.cancel = deviceClock.after(askMillis, () => void this.ask());
    const place = this.props.place();
    if (!place || document.visibilityState !== "visible") return;
    const answer = await call("/api/place", place);
    if (!answer.ok) return;
    this.forget();
    this.forget = deviceClock.after(trueMillis, () => this.setState({ known: null }));
    this.setState({ known: answer.value.place });
  }

  override componentDidMount(): void {
    document.addEventListener("visibilitychange", this.seen);
    void this.ask();
  }

  override componentWillUnmount(): void {
    document.removeEventListener("visibilitychange", this.seen);
    this.cancel();
    this.forget();
  }

  override render(_: Props, { known }: State): VNode {
    return (
      <div class="aside prose queue" role="status">
        {known && (
          <>
            <Say it={known.ahead === 0 ? "nextIsYou" : "aheadOfYou"} values={{ ahead: known.ahead }} />
            {known.minutes !== null && (
              <>
                {" "}
                <Say it="aboutMinutes" values={{ minutes: known.minutes }} />
              </>
            )}
          </>
        )}
      </div>
    );
  }
}
