import type { VNode } from "preact";
import type { Page } from "../../page.ts";
import { Say } from "../../wording/say.tsx";
import { statusOf } from "./status-of.ts";

/** Where things stand, below the log. */
export function Standing({ page }: { readonly page: Page }): VNode | null {
  const status = statusOf(page);
  return status && <Say it={status} />;
}
