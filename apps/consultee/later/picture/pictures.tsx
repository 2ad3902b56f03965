import { Chooser } from "./chooser.tsx";
import { Picture } from "./picture.tsx";

/** What a picture needs, in one file. */
export const pictures = { Chooser, Picture };
