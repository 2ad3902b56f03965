import type { Api } from "../../../contract/api.ts";
import type { ZipEntry } from "../../../domain/zip.ts";
import type { Call, Failure } from "../work.ts";
import { zipFile } from "../zip-file.ts";

export type KitChoice = Pick<Api["/api/desk/tablets/kit"]["input"], "label" | "wording">;

export class KitFailed extends Error {
  readonly code: Failure["code"];

  constructor(code: Failure["code"]) {
    super("The kit could not be fetched.");
    this.code = code;
  }
}

type Asked = {
  readonly schools: readonly { readonly name: string; readonly place: number }[];
  /** Told before each part. */
  readonly tell: (name: string | null, done: number, all: number) => void;
};

/** What all share, then school by school, as one ZIP file. Throws KitFailed. */
export function fetchKit(call: Call, choice: KitChoice, { schools, tell }: Asked): Promise<Blob> {
  const parts = [null, ...schools.map(({ name }) => name)];
  return zipFile(entries(), "application/zip");

  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const [done, school] of parts.entries()) {
      tell(school, done, parts.length);
      const answer = await call("/api/desk/tablets/kit", { ...choice, school });
      if (!answer.ok) throw new KitFailed(answer.code);
      for (const { name, base64 } of answer.value.files) yield { name, pieces: piece(base64) };
    }
  }
}

async function* piece(base64: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
