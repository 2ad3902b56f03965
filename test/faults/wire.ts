// A wire of our own between two programs: it forwards, freezes, throttles and cuts.
import { createServer, connect as dial, type Socket } from "node:net";
import { listening } from "./listening.ts";

export type Link = {
  /** Forwards nothing more, either way, and says nothing of it: the half open connection of F13. */
  freeze(): void;
  /** What the far end answers stays in the wire. */
  holdAnswers(): void;
  letGo(): void;
  /** Both ends see a lost connection. */
  cut(): void;
  readonly isFrozen: () => boolean;
};

export type WireOptions = {
  /** Where the next connection goes; asked again, a few times, when nobody is there. Null: nobody is. */
  readonly to: () => number | null;
  /** What the near end says, before it is passed on. */
  readonly onUp?: (link: Link, bytes: Buffer) => void;
  /** What the far end says, before it is passed on. */
  readonly onDown?: (link: Link, bytes: Buffer) => void;
  /** Bytes a second towards the near end; null for as fast as it takes them. */
  readonly downBytesPerSecond?: () => number | null;
};

export type Wire = AsyncDisposable & {
  readonly port: number;
  readonly origin: string;
  readonly links: ReadonlySet<Link>;
  /** While it is shut, whoever comes is turned away at once; who is connected is cut. */
  shut(): void;
  open(): void;
  cutAll(): void;
};

const mostTries = 4;

export async function openWire(options: WireOptions): Promise<Wire> {
  const links = new Set<Link>();
  let isShut = false;
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (near) => {
    near.on("error", () => {});
    if (isShut) near.destroy();
    else reach(near, mostTries);
  });

  function reach(near: Socket, tries: number): void {
    const port = options.to();
    if (port === null || tries === 0 || isShut || near.destroyed) {
      near.destroy();
      return;
    }
    const far = dial({ host: "127.0.0.1", port, noDelay: true });
    const nobody = (): void => reach(near, tries - 1);
    far.once("error", nobody);
    far.once("connect", () => {
      far.off("error", nobody);
      far.on("error", () => {});
      join(near, far);
    });
  }

  function join(near: Socket, far: Socket): void {
    let frozen = false;
    let held = false;
    const link: Link = {
      freeze() {
        frozen = true;
        near.pause();
        far.pause();
      },
      holdAnswers() {
        held = true;
        far.pause();
      },
      letGo() {
        held = false;
        far.resume();
      },
      cut() {
        frozen = false;
        near.destroy();
        far.destroy();
      },
      isFrozen: () => frozen,
    };
    links.add(link);
    const resume = (end: Socket): void => {
      if (!frozen && !(held && end === far)) end.resume();
    };
    near.on("data", (bytes) => {
      options.onUp?.(link, bytes);
      if (far.write(bytes)) return;
      near.pause();
      far.once("drain", () => resume(near));
    });
    far.on("data", (bytes) => {
      options.onDown?.(link, bytes);
      const { downBytesPerSecond } = options;
      if (!downBytesPerSecond && near.write(bytes)) return;
      far.pause();
      if (downBytesPerSecond) trickle(near, bytes, downBytesPerSecond, () => resume(far));
      else near.once("drain", () => resume(far));
    });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      end.on("close", () => {
        if (frozen) return;
        links.delete(link);
        other.destroy();
      });
      end.on("end", () => {
        if (!frozen) other.end();
      });
    }
    near.resume();
  }

  const port = await listening(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    links,
    shut() {
      isShut = true;
      for (const link of links) link.cut();
    },
    open() {
      isShut = false;
    },
    cutAll() {
      for (const link of links) link.cut();
    },
    async [Symbol.asyncDispose]() {
      isShut = true;
      for (const link of links) link.cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Passes a piece on at the pace of a thin line, and takes no more from the far end until it has gone. */
function trickle(near: Socket, bytes: Buffer, pace: () => number | null, gone: () => void): void {
  let sent = 0;
  const step = (): void => {
    if (near.destroyed) return;
    const perSecond = pace();
    const piece = perSecond === null ? bytes.length : Math.max(1, Math.ceil(perSecond / 10));
    near.write(bytes.subarray(sent, sent + piece));
    sent += piece;
    if (sent < bytes.length) setTimeout(step, 100);
    else gone();
  };
  step();
}
