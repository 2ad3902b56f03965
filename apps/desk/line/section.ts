import type { Api } from "../../../contract/api.ts";
import type { Call } from "../work.ts";

export type LineKnown = Api["/api/line/settings"]["output"];

/** What each part of the place is given. */
export type SectionProps = {
  readonly known: LineKnown;
  readonly mayChange: boolean;
  readonly call: Call;
  /** Every change answers how LINE stands from now on. */
  readonly onKnown: (known: LineKnown) => void;
};
