import { connect, type NetConnectOpts } from "node:net";
import { Refusal } from "../../domain/refusal.ts";

/** clamd at a socket's path, or at a host and port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number };

const patienceMillis = 20_000;
const chunkBytes = 64 * 1_024;

/**
 * [PI-3] INSTREAM: the bytes go there in chunks, each behind its length, and nothing is written to a disk by us. Refuses what
 * it finds something in; where it cannot be asked, nothing is taken, and the page tries again.
 */
export async function scanPicture(clamd: ClamdAddress, bytes: Uint8Array): Promise<void> {
  const said = await ask(clamd, bytes).catch(() => null);
  if (said === "stream: OK") return;
  throw new Refusal(said?.endsWith(" FOUND") ? "picture-harmful" : "busy");
}

function ask(clamd: ClamdAddress, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(clamd as NetConnectOpts);
    const answer: Buffer[] = [];
    socket.setTimeout(patienceMillis, () => socket.destroy(new Error("clamd does not answer.")));
    socket.once("error", reject);
    socket.on("data", (piece) => answer.push(piece));
    socket.once("close", () => resolve(Buffer.concat(answer).toString("latin1").replace(/\0+$/, "")));
    socket.once("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes);
        socket.write(lengthOf(chunk.length));
        socket.write(chunk);
      }
      socket.write(lengthOf(0));
    });
  });
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
