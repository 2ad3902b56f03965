import { GlassBanner } from "../approvals/glass-banner.tsx";
import { DisclosureDialog } from "../disclosure/disclosure-dialog.tsx";
import { ProposePauseDialog } from "../pauses/propose-act.tsx";
import { ReachNotice } from "../start/reach-notice.tsx";
import { StartDialog } from "../start/start-dialog.tsx";
import { HandOverDialog } from "../talk/hand-over-dialog.tsx";
import { TagDialog } from "../talk/tag-dialog.tsx";

/**
 * What nobody needs at the desk's first sight, in one file that is fetched as soon as the desk is drawn. Their looks come with the
 * desk's own (main.tsx). Nothing that is needed in an emergency stands here.
 */
export const parts = {
  DisclosureDialog,
  GlassBanner,
  HandOverDialog,
  ProposePauseDialog,
  ReachNotice,
  StartDialog,
  TagDialog,
};
