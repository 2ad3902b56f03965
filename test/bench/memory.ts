import type { Socket } from "node:net";
import { openStream } from "./http-client.ts";
import type { Memory, Stage } from "./stage.ts";

const atOnce = 50;
const warmUp = 3_000;

/**
 * What so many open, silent streams cost the server. Few streams fit into what the heap has taken already, so that their
 * resident bytes say little; what they hold is true for any number.
 */
export async function idleMemory(stage: Stage, count: number): Promise<Memory> {
  const sender = await stage.newSender();
  const watch = [{ consultation: sender.consultation, after: 0 }];
  const body = JSON.stringify({ epoch: stage.epoch, skin: "stream", watch });
  const open: Socket[] = [];
  async function upTo(streams: number): Promise<Memory> {
    while (open.length < streams) {
      const some = Array.from({ length: Math.min(atOnce, streams - open.length) }, () =>
        openStream(stage.origin, sender.cookie, "/api/sync", body, () => {}),
      );
      open.push(...(await Promise.all(some)));
    }
    return stage.memory();
  }
  function close(): void {
    for (const socket of open.splice(0)) socket.removeAllListeners("close").destroy();
  }
  // The first thousands grow the heap's nursery once, which is not what a stream costs.
  await upTo(warmUp);
  close();
  const before = await upTo(0);
  const after = await upTo(count);
  close();
  return { resident: after.resident - before.resident, held: after.held - before.held };
}
