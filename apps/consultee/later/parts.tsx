import { Aloud } from "./aloud/aloud.tsx";
import { AloudIntro } from "./aloud/intro.tsx";
import { beginSoon } from "./begin-soon.ts";
import { Below } from "./below.tsx";
import { Closed } from "./closed.tsx";
import { Faces } from "./faces/faces.tsx";
import { Fault, Left } from "./fault.tsx";
import { Answering } from "./help/answering.tsx";
import { Help } from "./help/help.tsx";
import { lazily } from "./lazily.tsx";
import { lines } from "./lines/lines.tsx";
import { Maintenance } from "./maintenance.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { Mend } from "./mend.tsx";
import { News } from "./news.tsx";
import { Paused } from "./paused.tsx";
import { importPictures } from "./picture/import-pictures.ts";
import { PictureBox } from "./picture/picture-box.tsx";
import { PracticePage } from "./practice-page.tsx";
import { Questions } from "./questions.tsx";
import { Status } from "./reception/status.tsx";
import { timeSaid } from "./said.ts";
import { SchoolCode } from "./school/school-code.tsx";
import { Standing } from "./standing/standing.tsx";
import { Unreadable } from "./unreadable.tsx";
import { Wordings } from "./wordings.tsx";

const AttributesCard = lazily(
  () => import("./attributes/attributes.tsx"),
  (its) => its.AttributesCard,
);

const ComeBack = lazily(
  () => import("./back/come-back.tsx"),
  (its) => its.ComeBack,
);

const WayBack = lazily(
  () => import("./back/way-back.tsx"),
  (its) => its.WayBack,
);

const Told = lazily(
  () => import("./disclosure/told.tsx"),
  (its) => its.Told,
);

const Picture = lazily(importPictures, ({ pictures }) => pictures.Picture);

const Notices = lazily(
  () => import("./notice/notices.tsx"),
  (its) => its.Notices,
);

const LineLink = lazily(
  () => import("./line/line-link.tsx"),
  (its) => its.LineLink,
);

/**
 * What the page can do without until it has been drawn once and can send: fetched right after the first paint. A new
 * feature begins here: a component in a folder of its own, and its place in ../screen.tsx.
 */
export const parts = {
  Aloud,
  AloudIntro,
  Answering,
  AttributesCard,
  Below,
  Closed,
  ComeBack,
  Faces,
  Fault,
  Help,
  Left,
  LineLink,
  Maintenance,
  Meanwhile,
  Mend,
  News,
  Notices,
  Paused,
  Picture,
  PictureBox,
  PracticePage,
  Questions,
  SchoolCode,
  Standing,
  Status,
  Told,
  Unreadable,
  WayBack,
  Wordings,
  beginSoon,
  lines,
  timeSaid,
};
