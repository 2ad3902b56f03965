import { createStore, type Store } from "../store.ts";

/** The sound of a call that is still open. Browsers let a page sound only after its person has touched it. */
export type Alarm = {
  /** Whether a sound would be heard now. */
  readonly allowed: Store<boolean>;
  /** Asks for the sound; heard only from within a click or a key. */
  allow(): Promise<void>;
  /** Three tones, once. */
  ring(): void;
};

let sounding: AudioContext | null = null;
const allowed = createStore(false);

function context(): AudioContext {
  if (sounding) return sounding;
  sounding = new AudioContext();
  const look = (): void => allowed.set(() => sounding?.state === "running");
  sounding.addEventListener("statechange", look);
  look();
  return sounding;
}

export const alarm: Alarm = {
  allowed,
  async allow() {
    // Where the browser refuses, it stays as it is, and the screen says so.
    await context()
      .resume()
      .catch(() => {});
  },
  ring() {
    const audio = context();
    if (audio.state !== "running") return;
    for (const [at, pitch] of [
      [0, 880],
      [0.22, 660],
      [0.44, 880],
    ] as const) {
      const from = audio.currentTime + at;
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.type = "triangle";
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, from);
      loudness.gain.exponentialRampToValueAtTime(0.5, from + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.2);
      tone.connect(loudness).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.21);
    }
  },
};
