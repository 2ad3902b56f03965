import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const family = "@expo-google-fonts/noto-sans-jp";
const files = {
  plain: require.resolve(`${family}/400Regular/NotoSansJP_400Regular.ttf`),
  strong: require.resolve(`${family}/700Bold/NotoSansJP_700Bold.ttf`),
} as const;

export type Face = keyof typeof files;
export type Pdf = PDFKit.PDFDocument;

/** In points: 20 mm, and room for the foot. */
export const margin = 57;

/** pdfkit puts the title into XML as it is. */
const forXml = (text: string): string => text.replace(/[<>&]/g, "");

/** Which its types do not know of yet. */
const subset = "PDF/UA" as unknown as "PDF/A-1";

/** Tagged for those who hear it (PDF/UA), in Japanese, with the letters that it uses inside. */
export function openDocument(title: string, madeAt: Date): Pdf {
  const pdf = new PDFDocument({
    ...({ size: "A4", margin, pdfVersion: "1.7", subset, tagged: true, lang: "ja-JP" } as const),
    ...{ displayTitle: true, bufferPages: true, font: "" },
    info: { Title: forXml(title), Creator: "Yorisoi", CreationDate: madeAt },
  });
  for (const [face, file] of Object.entries(files)) pdf.registerFont(face, file);
  return pdf;
}

export function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (part: Uint8Array) => parts.push(part));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on("error", reject);
    pdf.end();
  });
}
