/** Whether the server for e-mails takes them. What it says of one address is no trouble of the server's. */
type Failing = {
  /** Hands something over; throws as it does. */
  handing(hand: () => Promise<unknown>): Promise<void>;
  /** Since it failed, or 0. Where it has, it is asked whether it would take something now. */
  seconds(ask: () => Promise<unknown>): Promise<number>;
};

export function openFailing(now: () => Date): Failing {
  let since: Date | null = null;

  async function handing(hand: () => Promise<unknown>): Promise<void> {
    try {
      await hand();
      since = null;
    } catch (error) {
      if (isOfAddress(error)) since = null;
      else since ??= now();
      throw error;
    }
  }

  return {
    handing,
    async seconds(ask) {
      if (since === null) return 0;
      await handing(ask).catch(() => {});
      return since === null ? 0 : Math.max(0, (now().getTime() - since.getTime()) / 1_000);
    },
  };
}

/** The server was there, and would not have this sender or recipient. */
function isOfAddress(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EENVELOPE";
}
