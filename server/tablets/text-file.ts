import type { KitFile } from "../../domain/kit.ts";

/** UTF-8, for programs. */
export function textFile(name: string, text: string): KitFile {
  return { name, bytes: Buffer.from(text) };
}

/** For people at Windows: with the mark by which its programs know UTF-8, and its ends of lines. */
export function paperFile(name: string, lines: readonly string[]): KitFile {
  return textFile(name, `\ufeff${lines.join("\r\n")}\r\n`);
}
