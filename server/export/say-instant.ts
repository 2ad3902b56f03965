import { inJapan } from "../../domain/japan-time.ts";

/** 2026-11-22 14:05, in Japan. */
export function sayInstant(at: Date): string {
  const { day, minute } = inJapan(at);
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
