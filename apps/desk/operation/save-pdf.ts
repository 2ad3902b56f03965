import { saveFile } from "../exports/save-file.ts";

/** `base64` as it comes from the service. */
export function savePdf(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  saveFile(new Blob([bytes], { type: "application/pdf" }), name);
}
