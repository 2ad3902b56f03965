import { firstHelpDesks, officeHours } from "./help-desk.ts";
import type { ReceptionSettings } from "./reception.ts";
import { firstReplies } from "./reception-texts.ts";

/** With what a city begins: open when its offices are (仕様書 9(1)), until it says otherwise. */
export const firstSettings: ReceptionSettings = {
  calendar: officeHours(525, 1_035, ["12-30", "01-04"]),
  replies: firstReplies,
  longWaitMinutes: 15,
  helpDesks: firstHelpDesks,
  pictures: false,
};
