import { render } from "preact";
import "../shared/parts/tokens.css";
import "../shared/parts/base.css";
import "./desk.css";
import "./sign-in/sign-in.css";
import "./header/header.css";
import "./list/list.css";
import "./talk/talk.css";
// Of what is fetched after the desk was drawn: a style sheet that could not be fetched once is not asked for again.
import "./approvals/glass-banner.css";
import "./disclosure/disclosure.css";
import "./fields.css";
import "./start/start.css";
import { call } from "../shared/call.ts";
import { deviceClock } from "../shared/clock.ts";
import { startSync } from "../shared/sync.ts";
import { onWake } from "../shared/wake.ts";
import { startEntrance } from "./entrance.ts";
import { tabMemory } from "./panes/remember.ts";
import { browserPasskeys } from "./passkeys.ts";
import { readAgain } from "./read-again.ts";
import { Screen } from "./screen.tsx";
import { titleOf, wouldLose } from "./window.ts";

const entrance = startEntrance({
  call: readAgain(call, deviceClock),
  startSync,
  clock: deviceClock,
  passkeys: browserPasskeys,
  memory: tabMemory,
});

/** What leads in leaves the address and the history at once; a token is spent by the first use anyway. */
function takeFragment(): string {
  const { hash, pathname } = location;
  if (/(invitation|refused)=/.test(hash)) history.replaceState(null, "", pathname);
  return hash;
}

let unfollow = (): void => {};
entrance.phase.subscribe(() => {
  unfollow();
  const phase = entrance.phase.get();
  const retitle = (): void => {
    document.title = titleOf(phase);
  };
  unfollow = phase.at === "desk" ? phase.desk.store.subscribe(retitle) : () => {};
  retitle();
});

addEventListener("hashchange", () => {
  if (location.hash.includes("invitation=")) void entrance.start(takeFragment());
});
onWake(() => void entrance.lookAgain());
addEventListener("pagehide", () => {
  const phase = entrance.phase.get();
  if (phase.at === "desk") void phase.desk.keepDrafts();
});
addEventListener("beforeunload", (event) => {
  if (wouldLose(entrance.phase.get())) event.preventDefault();
});

const place = document.getElementById("desk");
if (place) render(<Screen entrance={entrance} />, place);
void entrance.start(takeFragment());
