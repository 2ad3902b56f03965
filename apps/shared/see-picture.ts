import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { type Answer, post, read } from "./call.ts";

type Which = { readonly epoch: Epoch; readonly consultation: ConsultationId; readonly seq: number };

const patienceMillis = 60_000;

/** Brings a picture as a data URL: it gets no address of its own by which it could be found again. Never throws. */
export async function fetchPicture(
  path: "/api/see-picture" | "/api/desk/see-picture",
  which: Which,
): Promise<Answer<string>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMillis);
  try {
    const response = await post(path, which, stop.signal);
    if (!response.ok) return read(response, await response.text());
    // A filter's page, for one, is no picture.
    if (response.headers.get("content-type") !== "image/jpeg") return unreachable;
    return { ok: true, value: await dataUrlOf(await response.blob()) };
  } catch {
    return unreachable;
  } finally {
    clearTimeout(timer);
  }
}

const unreachable = { ok: false, code: "unreachable" } as const;

export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(`${reader.result}`);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
