import type { Wording } from "../../../domain/wording.ts";
import type { Clock } from "../../shared/clock.ts";
import { fetchInTheEnd } from "../fetching.ts";
import { wordings } from "./wordings.ts";
import { words } from "./words.ts";

export type Choice = {
  wording(): Wording;
  /** Whether every sentence is here: the page comes with the first ones only. */
  isWhole(): boolean;
  /** Once they are. */
  readonly whole: Promise<void>;
  choose(wording: Wording): void;
  /** Leaves nothing of it in this browser. */
  forget(): void;
};

/** Holds nothing but the name of a wording: it says of nobody that they wrote here. */
const place = "wording";

/** Which wording the page speaks. What was chosen is remembered by this browser until とじる. */
export function startChoice(clock: Clock, onChange: () => void): Choice {
  let chosen: Wording = "upper-primary";
  let isWhole = false;
  let arrive = (): void => {};
  const whole = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let giveUp = (): void => {};

  function choose(wording: Wording): void {
    giveUp();
    chosen = wording;
    onChange();
    giveUp = fetchInTheEnd(clock, wordings[wording], (sentences) => {
      words.choose(sentences);
      isWhole = true;
      arrive();
      document.documentElement.lang = sentences.lang;
      onChange();
    });
  }

  const remembered = keep(() => localStorage.getItem(place));
  choose(remembered && remembered in wordings ? (remembered as Wording) : chosen);

  return {
    wording: () => chosen,
    isWhole: () => isWhole,
    whole,
    choose(wording) {
      keep(() => localStorage.setItem(place, wording));
      choose(wording);
    },
    forget() {
      keep(() => localStorage.removeItem(place));
    },
  };
}

/** Where a browser keeps nothing, the choice lasts as long as the page. */
function keep<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
