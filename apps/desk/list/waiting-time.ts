const minuteMs = 60_000;

/** How long somebody has waited, in words short enough for a row: 12分, 1時間5分, 2日3時間. */
export function waitingTime(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs));
  if (minutes < 1) return "1分未満";
  if (minutes < 60) return `${minutes}分`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}時間` : `${hours}時間${minutes % 60}分`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)}日` : `${Math.floor(hours / 24)}日${hours % 24}時間`;
}
