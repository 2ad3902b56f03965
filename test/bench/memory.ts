import type { Socket } from "node:net";
import { openStream } from "./http-client.ts";
import { residentBytes } from "./processes.ts";
import type { Stage } from "./stage.ts";

const atOnce = 50;

/** What so many open, silent streams cost the server: resident bytes after minus before, each after a collection. */
export async function idleMemory(stage: Stage, count: number): Promise<number> {
  const sender = await stage.newSender();
  const watch = [{ consultation: sender.consultation, after: 0 }];
  const body = JSON.stringify({ epoch: stage.epoch, skin: "stream", watch });
  await stage.collectGarbage();
  const before = residentBytes(stage.serverPid);
  const open: Socket[] = [];
  while (open.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - open.length) }, () =>
      openStream(stage.origin, sender.cookie, "/api/sync", body, () => {}),
    );
    open.push(...(await Promise.all(some)));
  }
  await stage.collectGarbage();
  const after = residentBytes(stage.serverPid);
  for (const socket of open) socket.removeAllListeners("close").destroy();
  return after - before;
}
