/**
 * [CB-6] For how long a browser goes on being the same consultee. A page that is open says so again and again; one that closes
 * says that too. A tablet that sleeps with the page open says nothing: an hour is a lesson and the break after it.
 */
export const closedSeconds = 60;
const asleepSeconds = 3_600;
/** Where the consultee has chosen to be remembered: from the last time the page was open. */
const rememberedDays = 90;

export function keptSeconds(remembered: boolean): number {
  return remembered ? rememberedDays * 86_400 : asleepSeconds;
}
