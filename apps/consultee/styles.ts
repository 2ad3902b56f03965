// The page has one style sheet, which comes with its HTML: a part that is fetched later brings none (page-config.ts). What
// the parts look like stands beside them, and is named here.
import "../shared/parts/tokens.css";
import "../shared/parts/base.css";
import "./frame.css";
import "./entrance.css";
import "./log.css";
import "./later/reception/reception.css";
import "./later/mend.css";
import "./later/below.css";
import "./later/tell-back.css";
import "./later/news.css";
import "./later/paused.css";
import "./composer.css";
import "./later/choices.css";
import "./later/folded.css";
import "./later/back/back.css";
import "./later/notice/notice.css";
import "./help.css";
import "./plain.css";
import "./later/line/line-in.css";
import "./later/aloud/aloud.css";
import "./later/faces/faces.css";
import "./later/disclosure/told.css";
import "./later/picture/picture.css";
import "./later/school/school.css";
