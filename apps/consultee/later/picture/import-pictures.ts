/** Nobody fetches it who has neither sent a picture nor may send one. */
export const importPictures = () => import("./pictures.tsx");
