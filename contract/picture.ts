import { z } from "zod";
import { mostPictureBytes } from "../domain/picture.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, nothing, seq } from "./endpoint.ts";

const base64 = z
  .string()
  .min(4)
  .max(Math.ceil(mostPictureBytes / 3) * 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** [PI-1] Where the city takes pictures: JPEG, PNG or WebP of at most 700,000 bytes. Answered after the commit, like a message. */
export const sendPicture = endpoint({
  path: "/api/picture",
  allow: "own-consultation:write",
  bodyBytes: 1_000_000,
  summary: "Sends a picture into one's own consultation, where the city takes pictures.",
  input: z.strictObject({ epoch, consultation: consultationId, key: idempotencyKey, picture: base64 }),
  output: z.strictObject({ seq, at: instant }),
});

const which = z.strictObject({ epoch, consultation: consultationId, seq });

/** Answers a JPEG, or a refusal in JSON. */
export const seeOwnPicture = endpoint({
  path: "/api/see-picture",
  allow: "own-consultation:follow",
  summary: "Brings a picture of one's own consultation, as JPEG.",
  input: which,
  output: nothing,
});

/** [PI-4] Answers a JPEG, after it is on record who looked. */
export const seePicture = endpoint({
  path: "/api/desk/see-picture",
  allow: "consultation:follow",
  summary: "Brings a picture that a consultee has sent, as JPEG; each look is on record.",
  input: which,
  output: nothing,
});
