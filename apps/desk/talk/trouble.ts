import type { RefusalCode } from "../../../domain/refusal.ts";

/** What went wrong with an act or a reply, by the name of its sentence in the dictionary. */
export type Trouble =
  | "alreadyClaimed"
  | "claimMoved"
  | "notClaimed"
  | "closed"
  | "briefingUnread"
  | "closeMoved"
  | "closedAlready"
  | "retractRead"
  | "retractMoved"
  | "handOverMoved"
  | "receiverGone"
  | "empty"
  | "tooLong"
  | "malformed"
  | "notAllowed"
  | "unreachable"
  | "other"
  | "otherKept";

type Code = RefusalCode | "unreachable";

export function claimTrouble(code: Code): Trouble {
  if (code === "already-claimed") return "alreadyClaimed";
  return code === "consultation-closed" ? "closedAlready" : actTrouble(code);
}

export function closeTrouble(code: Code): Trouble {
  switch (code) {
    case "claim-moved":
    case "not-claimed":
      return "closeMoved";
    case "consultation-closed":
      return "closedAlready";
    default:
      return actTrouble(code);
  }
}

export function retractTrouble(code: Code): Trouble {
  if (code === "already-read") return "retractRead";
  return code === "claim-moved" || code === "not-claimed" || code === "consultation-closed"
    ? "retractMoved"
    : actTrouble(code);
}

export function handOverTrouble(code: Code): Trouble {
  switch (code) {
    case "claim-moved":
    case "not-claimed":
      return "handOverMoved";
    case "consultation-closed":
      return "closedAlready";
    case "receiver-gone":
      return "receiverGone";
    case "message-too-long":
      return "tooLong";
    case "message-malformed":
      return "malformed";
    default:
      return actTrouble(code);
  }
}

function actTrouble(code: Code): Trouble {
  if (code === "unreachable" || code === "busy" || code === "too-many") return "unreachable";
  return code === "not-allowed" || code === "not-found" ? "notAllowed" : "other";
}

/** A refused reply: every sentence says where the text is. */
export function replyTrouble(code: RefusalCode): Trouble {
  switch (code) {
    case "claim-moved":
      return "claimMoved";
    case "not-claimed":
      return "notClaimed";
    case "consultation-closed":
      return "closed";
    case "briefing-unread":
    case "briefing-moved":
      return "briefingUnread";
    case "message-empty":
      return "empty";
    case "message-too-long":
    case "too-large":
      return "tooLong";
    case "message-malformed":
      return "malformed";
    default:
      return "otherKept";
  }
}

/** Sending the same again could never help: the text goes back into the box. */
export function goesBack(code: RefusalCode): boolean {
  return replyTrouble(code) !== "otherKept";
}
