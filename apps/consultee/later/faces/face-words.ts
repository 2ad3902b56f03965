import type { Face, FaceMoment } from "../../../../domain/faces.ts";
import type { Sentence } from "../../wording/sentence.ts";

export const faceWords = {
  1: "face1",
  2: "face2",
  3: "face3",
  4: "face4",
  5: "face5",
} as const satisfies Record<Face, Sentence>;

export const asksFace = {
  before: "askFaceBefore",
  after: "askFaceAfter",
} as const satisfies Record<FaceMoment, Sentence>;
