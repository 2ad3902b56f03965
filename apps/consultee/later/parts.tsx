import { AttributesCard } from "./attributes/attributes.tsx";
import { ComeBack } from "./back/come-back.tsx";
import { WayBack } from "./back/way-back.tsx";
import { Closed } from "./closed.tsx";
import { Day } from "./day.tsx";
import { Fault, Left } from "./fault.tsx";
import { Answering } from "./help/answering.tsx";
import { Help } from "./help/help.tsx";
import { Mend } from "./mend.tsx";
import { Doing } from "./presence/doing.tsx";
import { startSayingPresence } from "./presence/say-presence.ts";
import { Questions } from "./questions.tsx";
import { Automatic } from "./reception/automatic.tsx";
import { Status } from "./reception/status.tsx";
import { Unreadable } from "./unreadable.tsx";
import { Wordings } from "./wordings.tsx";

/**
 * What the page can do without until it has been drawn once and can send: fetched right after the first paint. A new
 * feature begins here: a component in a folder of its own, and its place in ../screen.tsx.
 */
export const parts = {
  Answering,
  AttributesCard,
  Automatic,
  Closed,
  ComeBack,
  Day,
  Doing,
  Fault,
  Help,
  Left,
  Mend,
  Questions,
  Status,
  Unreadable,
  WayBack,
  Wordings,
  startSayingPresence,
};
