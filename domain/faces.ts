/** 顔: how somebody feels, from 1 (very bad) to 5 (well). A place on a scale that is counted, no diagnosis. */
export const faces = [1, 2, 3, 4, 5] as const;
export type Face = (typeof faces)[number];

/** Before the counsellor's first answer; after the end. */
export const faceMoments = ["before", "after"] as const;
export type FaceMoment = (typeof faceMoments)[number];

/** What was shown last at each moment; null where nothing was. */
export type Faces = Readonly<Record<FaceMoment, Face | null>>;

export const noFaces: Faces = { before: null, after: null };

/** ひとこと, that may go with the face after: counted like a message's text. */
export const longestRemark = 200;
