import type { ConsulteeId } from "../../domain/ids.ts";
import { type ClamdAddress, scanPicture } from "./clamd.ts";
import type { Made } from "./make-anew.ts";
import { boundDecoders, reencode, soundKind } from "./reencode.ts";
import { openTurns } from "./turns.ts";

/** Where a stranger's picture is looked at and made anew. */
export type Studio = {
  readonly makeAnew: (who: ConsulteeId, bytes: Uint8Array) => Promise<Made>;
  /** Whether pictures are scanned before they are opened. */
  readonly scans: boolean;
};

/** What is held in memory at once is bounded by these, and by the pixels of one picture. */
const bounds = { atOnce: 1, places: 9, placesEach: 3, patienceMillis: 20_000 };

/** Without a clamd nothing is scanned: what is kept is made anew from pixels either way. */
export function openStudio(clamd: ClamdAddress | null): Studio {
  boundDecoders();
  const inTurn = openTurns(bounds);
  return {
    makeAnew(who, bytes) {
      const kind = soundKind(bytes);
      return inTurn(who, async () => {
        if (clamd) await scanPicture(clamd, bytes);
        return reencode(kind, bytes);
      });
    },
    scans: clamd !== null,
  };
}
