import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { present } from "../shared/clock.ts";
import type { Desk as DeskAtWork } from "./desk.ts";
import { Header } from "./header/header.tsx";
import { Rail } from "./header/rail.tsx";
import { List } from "./list/list.tsx";
import { Talk } from "./talk/talk.tsx";
import { useStore } from "./use-store.ts";
import { words } from "./words-ja.ts";

const tickMillis = 15_000;

type Props = { readonly desk: DeskAtWork; readonly signOut: () => Promise<boolean> };

export function Desk({ desk, signOut }: Props): VNode {
  const state = useStore(desk.store, (all) => all);
  const now = useNow();
  return (
    <div class="desk">
      <a class="skip" href="#talk">
        {words.skipToTalk}
      </a>
      <Header desk={desk} state={state} signOut={signOut} />
      <Rail />
      <List desk={desk} state={state} now={now} />
      <Talk desk={desk} state={state} now={now} />
    </div>
  );
}

/** The server's time, refreshed often enough for minutes. */
function useNow(): Date {
  const [now, setNow] = useState(present);
  useEffect(() => {
    const timer = setInterval(() => setNow(present()), tickMillis);
    return () => clearInterval(timer);
  }, []);
  return now;
}
