/** The clock and the calendar on a wall in Japan (UTC+9, no summer time), whatever the device thinks its zone is. */
const nineHours = 9 * 3_600_000;

/** 9:05 */
export function clockWords(at: Date): string {
  const day = inJapan(at);
  return `${day.getUTCHours()}:${`${day.getUTCMinutes()}`.padStart(2, "0")}`;
}

/** A date whose UTC fields read as the clock on a wall in Japan. */
export function inJapan(at: Date): Date {
  return new Date(at.getTime() + nineHours);
}
