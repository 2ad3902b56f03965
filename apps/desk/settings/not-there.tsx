import type { VNode } from "preact";
import { PlaceHeading, Unread } from "../place-parts.tsx";
import type { Settings } from "./use-settings.ts";
import { settingsWords as words } from "./words-ja.ts";

type Props = {
  readonly heading: string;
  readonly settings: Pick<Settings<unknown, unknown, unknown>, "note" | "look">;
};

/** What has been set is on its way, or could not be read. */
export function NotThere({ heading, settings: { note, look } }: Props): VNode {
  return (
    <>
      <PlaceHeading text={heading} />
      {note ? <Unread said={note} readAgain={() => void look()} /> : <p role="status">{words.loading}</p>}
    </>
  );
}
