import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Confirm } from "../confirm.tsx";
import type { Desk } from "../desk.ts";
import { KeyHelp } from "../keys/key-help.tsx";
import { LimitNote } from "../session/ending.tsx";
import type { OwnSession } from "../session/own-session.ts";
import { type DeskState, mayDo, unsent } from "../state.ts";
import { words } from "../words-ja.ts";
import { DurabilityLine } from "./durability-line.tsx";

type Props = {
  readonly desk: Desk;
  readonly session: OwnSession;
  readonly state: DeskState;
  readonly signOut: () => Promise<boolean>;
};

export function Header({ desk, session, state, signOut }: Props): VNode {
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const { displayName } = desk.self;
  const count = unsent(state);

  async function leaveOrAsk(): Promise<void> {
    await desk.keepDrafts();
    if (unsent(desk.store.get()) > 0) setAsking(true);
    else await leave();
  }

  async function leave(): Promise<void> {
    setAsking(false);
    setFailed(false);
    setFailed(!(await signOut()));
  }

  return (
    <header class="header">
      <p class="header-product">{words.product}</p>
      {mayDo(desk.self, "consultation:list") && (
        <p class={state.mending ? "connection mending" : "connection"} role="status">
          {state.mending ? words.header.mending : words.header.connected}
        </p>
      )}
      <DurabilityLine state={state.durability} />
      <LimitNote session={session} />
      {failed && (
        <p class="header-trouble" role="alert">
          {words.header.signOutFailed}
        </p>
      )}
      <p class="header-self" title={displayName}>
        {words.header.self(displayName)}
      </p>
      {mayDo(desk.self, "consultation:list") && <KeyHelp />}
      <button type="button" onClick={() => void leaveOrAsk()}>
        {words.header.signOut}
      </button>
      {asking && (
        <Confirm
          heading={words.header.signOutHeading}
          confirm={words.header.signOutAnyway}
          cancel={words.talk.closeDialog.cancel}
          onConfirm={() => void leave()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.header.signOutHeld(count)}</p>
        </Confirm>
      )}
    </header>
  );
}
