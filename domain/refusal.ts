/** Every answer that is not a success has a code of this list and the HTTP status beside it; all else is a bug. */
export const refusalStatus = {
  "bad-input": 400,
  "message-empty": 400,
  "message-too-long": 400,
  "message-malformed": 400,
  "not-signed-in": 401,
  "sign-in-failed": 401,
  "not-allowed": 403,
  "wrong-origin": 403,
  /** [AC-2] Said alike for what does not exist and for what is not yours. */
  "not-found": 404,
  "key-reused": 409,
  "consultation-closed": 409,
  "already-claimed": 409,
  "not-claimed": 409,
  "claim-moved": 409,
  "wrong-epoch": 409,
  "invitation-spent": 410,
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
