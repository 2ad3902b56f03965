import { z } from "zod";
import { faceMoments, faces } from "../domain/faces.ts";
import { consultationId, endpoint, epoch, idempotencyKey, nothing } from "./endpoint.ts";

export const face = z.literal(faces);

/** [CN-14] May be left out, and is said anew as often as one likes: the last counts. `remark` only with the face after. */
export const showFace = endpoint({
  path: "/api/face",
  allow: "own-face:show",
  summary:
    "Shows how one feels, from 1 to 5: before the first answer, or after the end, there with a remark.",
  input: z.strictObject({
    ...{ epoch, consultation: consultationId, key: idempotencyKey },
    moment: z.enum(faceMoments),
    face,
    remark: z.string().max(2_000).nullable(),
  }),
  output: nothing,
});
