import { type Page, phaseOf } from "../../page.ts";

/** What is said below the log about where things stand; nothing once words say it better, the city's own included. */
export function statusOf(page: Page): "waiting" | "released" | "claimed" | "closed" | "deleted" | null {
  const said = page.talk.automatic.map(({ reason }) => reason);
  switch (phaseOf(page)) {
    case "closed":
      if (page.talk.deletedAt) return "deleted";
      return said.includes("closed") ? null : "closed";
    case "talking":
      return hasAnswer(page) ? null : "claimed";
    case "waiting":
      if (page.talk.releasedAt) return "released";
      if (said.length > 0) return null;
      return page.outbox.some(({ state }) => state === "delivered") ? "waiting" : null;
    case "entrance":
      return null;
  }
}

/** From whoever holds it now, where somebody before them is gone. */
function hasAnswer({ talk: { messages, releasedAt } }: Page): boolean {
  return messages.some(({ by, at }) => by === "counsellor" && (releasedAt === null || at > releasedAt));
}
