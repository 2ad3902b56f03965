import { type Browser, browserFrom } from "../../../domain/browser.ts";
import {
  browserVersion,
  type Check,
  type CheckOutcome,
  type CheckOutcomes,
  checks,
  isNewEnough,
} from "../../../domain/diagnosis.ts";
import type { Answered, Ask } from "./ask.ts";

export type Found = Browser & {
  readonly outcomes: CheckOutcomes;
  readonly version: number | null;
  readonly latencyMillis: number | null;
};

export type Ways = {
  readonly ask: Ask;
  /** What the browser says of itself. */
  readonly said: string;
  /** Whether the browser keeps something and gives it back. */
  readonly keeps: () => boolean;
  readonly now: () => number;
};

const clockFitsMillis = 120_000;
const [quickMillis, bearableMillis] = [1_500, 8_000] as const;
/** A long poll is answered after 25 s; a stream says something every 15 s, and its first words at once. */
const [waitMillis, streamMillis, firstWordsMillis] = [45_000, 22_000, 10_000] as const;

/** Tries, by the very calls that the child's page makes, what browser and network let through. Tells each as soon as it is known. */
export async function tryAll(
  ways: Ways,
  tell: (check: Check, outcome: CheckOutcome) => void,
): Promise<Found> {
  const outcomes = Object.fromEntries(checks.map((check) => [check, "untold"])) as Record<
    Check,
    CheckOutcome
  >;
  const say = (check: Check, outcome: CheckOutcome): void => {
    outcomes[check] = outcome;
    tell(check, outcome);
  };
  const browser = browserFrom(ways.said);
  const version = browserVersion(ways.said, browser);
  const isNew = isNewEnough(browser, version);
  say("browser", isNew === null ? "fair" : isNew ? "good" : "bad");
  say("storage", ways.keeps() ? "good" : "fair");

  const arrivals: Answered[] = [];
  for (let nth = 0; nth < 3; nth++)
    arrivals.push(await ways.ask("/api/arrive", {}, { patienceMillis: 20_000 }));
  const came = arrivals.filter(({ status, text }) => status === 200 && text.includes('"epoch"'));
  say("post", came.length === 3 ? "good" : came.length > 0 ? "fair" : "bad");
  const latencyMillis = came.length > 0 ? median(came.map(({ millis }) => millis)) : null;
  if (latencyMillis !== null) {
    say("clock", clockOutcome(came[came.length - 1], ways.now()));
    say("speed", latencyMillis < quickMillis ? "good" : latencyMillis < bearableMillis ? "fair" : "bad");
    const read = await ways.ask("/api/sync", syncOf("now"), { patienceMillis: 20_000 });
    if (read.status === 401) say("cookies", "bad");
    else if (isHello(read.text)) {
      say("cookies", "good");
      say("poll", "good");
      await Promise.all([tryWait(ways, say), tryStream(ways, say)]);
    } else say("poll", "bad");
  }
  return { ...browser, version, latencyMillis, outcomes };
}

type Say = (check: Check, outcome: CheckOutcome) => void;

async function tryWait({ ask }: Ways, say: Say): Promise<void> {
  const { status, text } = await ask("/api/sync", syncOf("wait"), { patienceMillis: waitMillis });
  say("wait", status === 200 && isHello(text) ? "good" : "bad");
}

/** `fair`: the first words come at once, but the stream does not live as long as it should. */
async function tryStream({ ask, now }: Ways, say: Say): Promise<void> {
  const beganAt = now();
  let firstAt = Number.POSITIVE_INFINITY;
  let lives = false;
  await ask("/api/sync", syncOf("stream"), {
    patienceMillis: streamMillis,
    onText(text) {
      if (isHello(text)) firstAt = Math.min(firstAt, now());
      lives = text.includes('"beat"');
      return lives;
    },
  });
  const isPrompt = firstAt - beganAt < firstWordsMillis;
  say("stream", isPrompt && lives ? "good" : isPrompt ? "fair" : "bad");
}

function syncOf(skin: "now" | "wait" | "stream"): object {
  return { epoch: null, skin, watch: [] };
}

function isHello(text: string): boolean {
  return text.includes('"hello"');
}

function clockOutcome(answered: Answered | undefined, now: number): CheckOutcome {
  const said = Date.parse(answered?.date ?? "");
  if (Number.isNaN(said)) return "untold";
  return Math.abs(said - now) <= clockFitsMillis ? "good" : "fair";
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
