import type { RefusalCode } from "../../../../domain/refusal.ts";
import type { Sentence } from "../../wording/sentence.ts";

/** Why a picture did not go, and what can be done. */
export function pictureFaultWords(code: RefusalCode | null): Sentence {
  switch (code) {
    case "picture-heic":
      return "pictureHeic";
    case "picture-unknown":
    case "picture-unreadable":
    case "picture-harmful":
      return "pictureUnknown";
    case "picture-too-large":
    case "too-large":
      return "pictureLarge";
    case "pictures-off":
      return "picturesOff";
    case "pictures-full":
      return "picturesFull";
    case "writing-paused":
      return "refusedPaused";
    default:
      return "pictureFailed";
  }
}
