import { fittingVoice, languageOf } from "./voices.ts";

/** Who asked for what is being said now; whoever shows that hears when it changes. */
let speaking: object | null = null;
let begun = false;
const listeners = new Set<() => void>();

export function canSpeak(text: string): boolean {
  return voiceFor(text) !== null;
}

export function isSpeaking(asker: object): boolean {
  return speaking === asker;
}

/** One thing at a time: what was being said before ends. */
export function speak(asker: object, text: string): void {
  const voice = voiceFor(text);
  if (!voice) return;
  speechSynthesis.cancel();
  const saying = new SpeechSynthesisUtterance(text);
  saying.voice = voice;
  saying.lang = voice.lang;
  const over = (): void => {
    if (speaking === asker) set(null);
  };
  saying.onend = over;
  saying.onerror = over;
  set(asker);
  speechSynthesis.speak(saying);
}

export function fallSilent(): void {
  if (!speaking) return;
  set(null);
  speechSynthesis.cancel();
}

/** `told`: something else is being said now, nothing any more, or the voices of the device are known at last. */
export function onSpeaking(told: () => void): () => void {
  begin();
  listeners.add(told);
  return () => listeners.delete(told);
}

function begin(): void {
  if (begun || !("speechSynthesis" in window)) return;
  begun = true;
  // As a property: Safari's is no event target before 16.
  speechSynthesis.onvoiceschanged = tell;
  // A page that is put away does not go on talking.
  document.addEventListener("visibilitychange", () => document.hidden && fallSilent());
}

function voiceFor(text: string): SpeechSynthesisVoice | null {
  if (!("speechSynthesis" in window)) return null;
  return fittingVoice(speechSynthesis.getVoices(), languageOf(text));
}

function set(asker: object | null): void {
  speaking = asker;
  tell();
}

function tell(): void {
  for (const told of listeners) told();
}
