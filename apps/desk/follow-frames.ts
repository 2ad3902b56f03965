import type { Api } from "../../contract/api.ts";
import { type call, post } from "../shared/call.ts";
import { frameReader } from "../shared/frames.ts";
import type { Failure } from "./work.ts";

/** Calls whose answer comes in frames while one waits. */
type InFrames = "/api/desk/search" | "/api/desk/analysis";
export type FrameOf<Path extends InFrames> = Api[Path]["output"]["frames"][number];

type Following<Path extends InFrames> = {
  readonly call: typeof call;
  readonly ask?: typeof post;
  readonly path: Path;
  readonly input: Omit<Api[Path]["input"], "skin">;
  /** Answers whether it was the last one. */
  readonly take: (frame: FrameOf<Path>) => boolean;
  /** Closes the request: the server goes on no further. */
  readonly signal: AbortSignal;
  /** For the answer in one piece: longer than the server takes. */
  readonly timeoutMillis: number;
};

/**
 * Reads them as they come, and in one piece where the network lets no stream through or the call is refused. "cut": what came is
 * not all. After the signal nothing is taken any more.
 */
export async function followFrames<Path extends InFrames>(
  following: Following<Path>,
): Promise<"whole" | "cut" | Failure> {
  const { call, path, input, take, signal, timeoutMillis } = following;
  const streamed = await readStream(following);
  if (streamed !== null || signal.aborted) return streamed ? "whole" : "cut";
  const asked = { skin: "now", ...input } as unknown as Api[Path]["input"];
  const answer = await call(path, asked, { signal, timeoutMillis });
  if (signal.aborted) return "cut";
  if (!answer.ok) return answer;
  for (const frame of answer.value.frames as FrameOf<Path>[]) take(frame);
  return "whole";
}

/** Whether it came to its end, or null where nothing of it came at all. */
async function readStream<Path extends InFrames>({
  ask = post,
  path,
  input,
  take,
  signal,
}: Following<Path>): Promise<boolean | null> {
  let heard = false;
  try {
    const response = await ask(path, { skin: "stream", ...input }, signal);
    if (!response.ok || !response.body) return null;
    const frames = frameReader<FrameOf<Path>>();
    const decoder = new TextDecoder();
    const pieces = response.body.getReader();
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return heard ? false : null;
      for (const frame of frames(decoder.decode(value, { stream: true }))) {
        if (signal.aborted) return false;
        heard = true;
        if (take(frame)) return true;
      }
    }
  } catch {
    return heard ? false : null;
  }
}
