/** What came back: status 0 where nothing did. `millis` there and back. */
export type Answered = {
  readonly status: number;
  readonly text: string;
  /** What the answer says the time is; null where a network takes that away. */
  readonly date: string | null;
  readonly millis: number;
};

export type Ask = (
  path: string,
  body: object,
  options: {
    readonly patienceMillis: number;
    /** All of the answer that has come so far. True: enough was heard. */
    readonly onText?: (text: string) => boolean;
  },
) => Promise<Answered>;

/** One call, by the oldest means there are, as the browser that is tried may be old. Never fails. */
export const ask: Ask = (path, body, { patienceMillis, onText }) =>
  new Promise((resolve) => {
    const beganAt = Date.now();
    const call = new XMLHttpRequest();
    const done = (): void =>
      resolve({
        status: call.status,
        text: heard(call),
        date: call.readyState >= 2 ? call.getResponseHeader("date") : null,
        millis: Date.now() - beganAt,
      });
    const enough = (): void => {
      done();
      call.abort();
    };
    const timer = setTimeout(enough, patienceMillis);
    call.onprogress = () => {
      if (onText?.(heard(call))) enough();
    };
    call.onloadend = () => {
      clearTimeout(timer);
      done();
    };
    try {
      call.open("POST", path);
      call.setRequestHeader("content-type", "application/json");
      call.send(JSON.stringify(body));
    } catch {
      enough();
    }
  });

function heard(call: XMLHttpRequest): string {
  return call.readyState >= 3 ? call.responseText : "";
}
