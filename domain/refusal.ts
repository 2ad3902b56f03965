/** Every answer that is not a success has a code of this list and the HTTP status beside it; all else is a bug. */
export const refusalStatus = {
  "bad-input": 400,
  "message-empty": 400,
  "message-too-long": 400,
  "message-malformed": 400,
  "password-too-short": 400,
  "password-too-long": 400,
  "password-too-common": 400,
  "password-is-name": 400,
  "not-signed-in": 401,
  /** [ST-4] Said alike for an unknown name, a wrong password, and a right one while nobody may try. */
  "sign-in-failed": 401,
  /** A code, passkey or single sign-on that was not accepted: wrong, used before, or somebody else's. */
  "factor-failed": 403,
  /** [ST-1] Only a password was shown so far. */
  "second-factor-needed": 403,
  /** [ST-7] A factor has to be shown again for this. */
  "step-up-needed": 403,
  /** [ST-9] None of the person's roles may be used from this network. */
  "network-not-allowed": 403,
  /** Nobody does this to themselves: their own roles, their own end, their own reset, their own approval. */
  "not-oneself": 403,
  "not-allowed": 403,
  "wrong-origin": 403,
  /** [AC-2] Said alike for what does not exist and for what is not yours. */
  "not-found": 404,
  "key-reused": 409,
  "consultation-closed": 409,
  "already-claimed": 409,
  "not-claimed": 409,
  "claim-moved": 409,
  /** [CN-16] The consultee has read it: it cannot be taken back. */
  "already-read": 409,
  /** [CN-17] Whoever was named may not answer, or works here no more. */
  "receiver-gone": 409,
  /** [BR-1] Who holds the consultation has not read its briefing to the end. */
  "briefing-unread": 409,
  /** [BR-2] Something became known of the consultee that they have not read. */
  "briefing-moved": 409,
  /** Somebody else has written the record since it was read. */
  "record-moved": 409,
  "record-empty": 400,
  "record-too-long": 400,
  "record-malformed": 400,
  /** [BR-5] The consultee's last word was not yes. */
  "no-consent": 409,
  /** [BR-6] Nobody has asked whether it may be passed on to them. */
  "not-asked": 409,
  "disclosed-already": 409,
  "disclosure-empty": 400,
  "disclosure-too-long": 400,
  "disclosure-malformed": 400,
  /** [CN-14] Before is over with the first answer; after begins with the end. */
  "face-not-now": 409,
  "wrong-epoch": 409,
  "name-taken": 409,
  "last-administrator": 409,
  "last-factor": 409,
  /** The new rule would lock out the very person who makes it. */
  "would-lock-out": 409,
  /** Somebody else has changed the settings since they were read. */
  "settings-moved": 409,
  /** [CB-9] Only what is over is deleted: nobody's question is to be lost with it. [CN-15] Nor is a second one begun beside it. */
  "consultation-open": 409,
  /** [CN-15] The consultee wants something deleted: nobody begins to talk with them. */
  "deletion-asked": 409,
  /** [CN-15] Nothing that is done can come before their eyes. */
  "consultee-unreachable": 409,
  /** Others are being asked to agree to it at this moment. */
  "deletion-under-way": 409,
  /** [RT-1] The city holds it: nothing of it is deleted. */
  "consultation-held": 409,
  /** [RT-1] Others are being asked whether the hold ends. */
  "lift-under-way": 409,
  /** [RT-3] Nothing is over for longer than its period. */
  "nothing-due": 409,
  /** [RT-3] Others are being asked, or it is being carried out. */
  "retention-under-way": 409,
  /** [PT-2] It is closed: nothing more is written there. */
  "petition-closed": 409,
  /** [PT-2] Something else comes first, or it is too late for this. */
  "petition-order": 409,
  /** [PT-3] Others are being asked about it. */
  "petition-under-way": 409,
  /** [PT-3] A guardian would be given a child's words, and nobody has weighed what that does to the child. */
  "petition-unweighed": 409,
  /** [PT-3] There are messages that nobody has looked at for it. */
  "petition-unseen": 409,
  /** [PT-3] In whole, and something is barred; or in part, and nothing is. */
  "petition-bars": 409,
  /** Decided already, or its time is over. */
  "approval-closed": 409,
  /** Somebody else has come to the call already. */
  "urgent-taken": 409,
  /** Nobody has come yet: it can only be taken back as a mistake. */
  "urgent-untaken": 409,
  "urgent-ended": 409,
  /** [OP-3] It takes nothing more until it is opened again. */
  "inquiry-solved": 409,
  /** [OP-6] Its time line has ended. */
  "incident-closed": 409,
  /** [OP-6] Something that has to stand on its time line does not yet. */
  "incident-incomplete": 409,
  /** [OP-6] The city has not decided on the last report. */
  "report-open": 409,
  /** [OP-8] It has ended already. */
  "maintenance-ended": 409,
  /** [RG-2] It is back, destroyed, over or taken back already. */
  "register-ended": 409,
  /** [PA-2] For a while nothing is taken from this consultee; `until` and `ground` say until when and why. */
  "writing-paused": 403,
  /** [PA-1] One holds already, or others are being asked. */
  "pause-under-way": 409,
  "invitation-spent": 410,
  /** The city takes no pictures, or not any more. */
  "pictures-off": 403,
  "pictures-full": 409,
  /** What there are no fit decoders for, and what is none of the kinds that are taken. */
  "picture-heic": 415,
  "picture-unknown": 415,
  "picture-unreadable": 400,
  "picture-too-large": 400,
  "picture-harmful": 400,
  "too-large": 413,
  "wrong-content-type": 415,
  "too-many": 429,
  busy: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export const refusalCodes = Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]];

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Named facts the reader's page needs (an epoch, a limit); never what somebody wrote. */
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.detail = detail;
  }
}
