import { useEffect } from "preact/hooks";
import { useStore } from "../use-store.ts";
import { alarm } from "./alarm.ts";

const everyMillis = 2_000;

/** Sounds for as long as something rings, and answers whether it can be heard. */
export function useAlarm(rings: boolean): boolean {
  /** Whoever works at the desk touches it sooner or later; from then on it may sound. */
  useEffect(() => {
    const touched = (): void => void alarm.allow();
    const options = { once: true, capture: true } as const;
    addEventListener("pointerdown", touched, options);
    addEventListener("keydown", touched, options);
    // Signing in was a touch.
    if (navigator.userActivation?.hasBeenActive) touched();
    return () => {
      removeEventListener("pointerdown", touched, options);
      removeEventListener("keydown", touched, options);
    };
  }, []);
  useEffect(() => {
    if (!rings) return;
    alarm.ring();
    const timer = setInterval(alarm.ring, everyMillis);
    return () => clearInterval(timer);
  }, [rings]);
  return useStore(alarm.allowed, (all) => all);
}
