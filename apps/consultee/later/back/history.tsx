import { Component, type VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import type { DeletionReason } from "../../../../domain/deletion.ts";
import type { ConsultationId } from "../../../../domain/ids.ts";
import { call } from "../../../shared/call.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import type { Talk } from "../../../shared/talk.ts";
import { Say } from "../../wording/say.tsx";
import { timeSaid } from "../said.ts";
import { Deletion } from "./deletion.tsx";
import { readOld } from "./read-old.ts";

type One = Api["/api/history"]["output"]["consultations"][number];
type Props = {
  readonly consultations: readonly One[];
  /** The one that is on the screen anyway. */
  readonly now: ConsultationId | null;
  readonly onAsked: () => Promise<void>;
};
type State = {
  readonly open: ConsultationId | null;
  readonly talk: Talk | null;
  readonly asking: ConsultationId | null;
};

const states = { waiting: "stateWaiting", active: "stateActive", closed: "stateClosed" } as const;
/** これまでの相談: to be read again, or to be asked for their deletion. */
export class History extends Component<Props, State> {
  override state: State = { open: null, talk: null, asking: null };

  private async read(id: ConsultationId): Promise<void> {
    if (this.state.open === id) return this.setState({ open: null, talk: null });
    this.setState({ open: id, talk: null });
    const talk = await readOld(id);
    if (this.state.open === id) this.setState({ talk });
  }

  private async ask(consultation: ConsultationId, reason: DeletionReason | null): Promise<void> {
    this.setState({ asking: null });
    await call("/api/deletion/ask", { consultation, reason });
    await this.props.onAsked();
  }

  override render({ consultations, now }: Props, { open, talk, asking }: State): VNode {
    return (
      <>
        <h3>
          <Say it="historyTitle" />
        </h3>
        <ul class="history">
          {consultations.map((one) => (
            <li key={one.id}>
              <p>
                <Ruby text={timeSaid(new Date(one.openedAt), present())} /> ·{" "}
                <Say it={one.deletedAt ? "stateDeleted" : states[one.state]} />
              </p>
              {one.id !== now && !one.deletedAt && (
                <button type="button" aria-expanded={open === one.id} onClick={() => void this.read(one.id)}>
                  <Say it={open === one.id ? "historyShut" : "historyRead"} />
                </button>
              )}
              {open === one.id && talk && <Old talk={talk} />}
              {!one.deletedAt && (
                <Deletion
                  one={one}
                  asking={asking === one.id}
                  onAsk={() => this.setState({ asking: one.id })}
                  onChoose={(reason) => void this.ask(one.id, reason)}
                />
              )}
            </li>
          ))}
        </ul>
      </>
    );
  }
}

/** Not the bubbles of the talk: what is on the screen there counts as read. */
function Old({ talk: { messages } }: { readonly talk: Talk }): VNode {
  return (
    <dl class="old">
      {messages.map(({ seq, by, text, picture }) => (
        <div key={seq}>
          <dt>
            <Say it={by === "consultee" ? "you" : "counsellor"} />
          </dt>
          <dd>{picture ? <Say it="pictureOwn" /> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
