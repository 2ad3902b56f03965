import { fitted, pictureKind } from "../../../../domain/picture.ts";
import type { OwnPicture } from "../../../shared/outbox.ts";
import { dataUrlOf } from "../../../shared/see-picture.ts";

export type ChoiceFault = "picture-heic" | "picture-unknown" | "picture-too-large";

/** What an old tablet can still open. */
const mostBytes = 30_000_000;
/** Of base64: 25 s over a line of 64 kbit/s. */
const enough = 200_000;
/** A page of a notebook can be read at the first; the others are for what does not become small by it. */
const tries: readonly (readonly [side: number, quality: number])[] = [
  [1_280, 0.8],
  [1_280, 0.6],
  [960, 0.6],
  [720, 0.5],
];

/**
 * Drawn anew by the browser before it leaves the device: small, and without what the camera noted of where and when. The
 * service does not rely on it. HEIC goes this way where the browser opens it.
 */
export async function shrinkPicture(file: Blob): Promise<OwnPicture | ChoiceFault> {
  if (file.size > mostBytes) return "picture-too-large";
  let kind: ReturnType<typeof pictureKind> = null;
  try {
    kind = pictureKind(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
    if (!kind) return "picture-unknown";
    const image = new Image();
    image.src = await dataUrlOf(file);
    await image.decode();
    return smallest(image);
  } catch {
    return kind === "heic" ? "picture-heic" : "picture-unknown";
  }
}

function smallest(image: HTMLImageElement): OwnPicture {
  let made = draw(image, ...(tries[0] as (typeof tries)[number]));
  for (const [side, quality] of tries.slice(1)) {
    if (made.base64.length <= enough) break;
    made = draw(image, side, quality);
  }
  if (made.base64 === "") throw new Error("Nothing was drawn.");
  return made;
}

function draw(image: HTMLImageElement, side: number, quality: number): OwnPicture {
  const { naturalWidth, naturalHeight } = image;
  const { width, height } = fitted({ width: naturalWidth, height: naturalHeight }, side);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext("2d") as CanvasRenderingContext2D;
  brush.imageSmoothingQuality = "high";
  // JPEG knows nothing that can be seen through.
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, width, height);
  brush.drawImage(image, 0, 0, width, height);
  const [, base64 = ""] = canvas.toDataURL("image/jpeg", quality).split(",");
  return { base64, width, height };
}
