import { extractText, getDocumentProxy } from "unpdf";

export type ReadPdf = {
  /** Of each page, as somebody else's reader finds it. */
  readonly pages: readonly string[];
  /** All of them, without spaces and line ends: where a line ends is the paper's affair. */
  readonly text: string;
};

/** Reads a PDF by PDF.js, which had no part in making it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return { pages: text, text: bare(text.join("")) };
}

/** As `text` says it. */
export const bare = (text: string): string => text.replace(/\s/gu, "");
