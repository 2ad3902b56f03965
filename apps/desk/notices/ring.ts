let sounding: AudioContext | null = null;

/** Two short, low tones. Silent where the browser wants the page touched first. */
export function ring(): void {
  sounding ??= new AudioContext();
  void sounding.resume();
  const from = sounding.currentTime;
  for (const [at, pitch] of [
    [0, 660],
    [0.18, 880],
  ] as const) {
    const tone = sounding.createOscillator();
    const loudness = sounding.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, from + at);
    loudness.gain.exponentialRampToValueAtTime(0.2, from + at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + at + 0.16);
    tone.connect(loudness).connect(sounding.destination);
    tone.start(from + at);
    tone.stop(from + at + 0.17);
  }
}
