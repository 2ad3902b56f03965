import type { DisclosedTo } from "../../../domain/disclosure.ts";
import type { Talk } from "../../shared/talk.ts";
import { besideWords } from "../beside/words-ja.ts";
import { inTalkWords as inTalk } from "./in-talk-words.ts";

type Event = { readonly id: string; readonly at: string; readonly said: string };

/** What stands in the talk of what was passed on, and of what was asked and answered last. */
export function disclosureEvents({ consents, disclosed }: Talk): readonly Event[] {
  const told = disclosed.map(({ to, ground, at }) => ({
    ...{ id: `disclosed-${at}`, at },
    said: inTalk.told(besideWords.to[to], besideWords.ground[ground]),
  }));
  const asked = Object.entries(consents).map(([to, { said, at }]) => {
    const body = besideWords.to[to as DisclosedTo];
    return {
      ...{ id: `consent-${to}`, at },
      said: said === "asked" ? inTalk.asked(body) : inTalk.answered(body, inTalk.answers[said]),
    };
  });
  return [...told, ...asked];
}
