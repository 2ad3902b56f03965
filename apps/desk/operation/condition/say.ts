import type { Api } from "../../../../contract/api.ts";
import type { InstallationPart } from "../../../../domain/condition.ts";

export type Condition = Api["/api/condition/read"]["output"];
type Found = Pick<Condition, "readings" | "processes" | "lookouts">;

const unwatched = "見ていません";

/** What was found of a part, in at most ten characters or so: it stands in the drawing too. */
export function sayFound(part: InstallationPart, { readings, processes, lookouts }: Found): string {
  switch (part) {
    case "lookout":
      return lookouts.length === 0
        ? "見張りがいません"
        : of(readings.lookout_silent_seconds, (seconds) => `${sayAgo(seconds)}に連絡`);
    case "certificate":
      return of(readings.certificate_days_left, (days) => `あと${Math.max(0, Math.floor(days))}日`);
    case "process": {
      if (processes.length === 0) return unwatched;
      const missed = processes.filter((one) => one.missed).length;
      return missed > 0 ? `${missed}個 答えません` : `${processes.length}個 動いています`;
    }
    case "jobs":
      return of(readings.jobs_late_seconds, (late) => (late < 60 ? "遅れなし" : `${sayLong(late)}の遅れ`));
    case "mail":
      if (readings.mail_failing_seconds === null) return "設定していません";
      if (readings.mail_failing_seconds === 0) return "送れます";
      return readings.mail_failing_seconds < 60
        ? "送れません"
        : `${sayLong(readings.mail_failing_seconds)}送れません`;
    case "database":
      return of(readings.database_away_seconds, (away) => (away < 30 ? "答えています" : "答えません"));
    case "disk":
      return of(readings.disk_free_bytes, (bytes) => `空き ${sayBytes(bytes)}`);
    case "clock":
      return of(readings.clock_off_seconds, (off) => `ずれ ${off.toFixed(off < 10 ? 2 : 0)}秒`);
    case "standby":
      return of(readings.standbys_missing, (missing) =>
        missing > 0 ? `${missing}台足りません` : "足りています",
      );
    case "backup":
      return of(readings.backup_verified_age_seconds, (age) => `確認済み ${sayAgo(age)}`);
  }
}

function of(value: number | null, say: (value: number) => string): string {
  return value === null ? unwatched : say(value);
}

function sayAgo(seconds: number): string {
  return seconds < 60 ? "1分以内" : `${sayLong(seconds)}前`;
}

/** 5分 · 3時間 · 12日: one unit, rounded down, of a minute or more. */
export function sayLong(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}分`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}時間` : `${Math.floor(minutes / 1_440)}日`;
}

/** In units of a thousand, as disks are sold, rounded down. */
export function sayBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1_000 ** step;
  const said = value < 10 && step > 0 ? (Math.floor(value * 10) / 10).toFixed(1) : String(Math.floor(value));
  return `${said} ${units[step]}`;
}

/** 11/23 */
export function sayDay(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
}
