import { inJapan, instantOf, isDay } from "../../../domain/japan-time.ts";

/** What a field of day and time shows of an instant, as a clock in Japan does, wherever the device is. */
export function fieldOf(at: Date): string {
  const { day, minute } = inJapan(at);
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Null where it is no time. */
export function instantOfField(text: string): string | null {
  const [, day = "", hours = "", minutes = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text) ?? [];
  if (!isDay(day)) return null;
  return instantOf(day, Number(hours) * 60 + Number(minutes)).toISOString();
}
