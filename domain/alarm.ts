import type { IncidentKind } from "./incident.ts";

/** What is watched, as it was last found. Null: it does not apply here, or cannot be known. */
export type Readings = Readonly<Record<ReadingName, number | null>>;

export const readingNames = [
  "backup_verified_age_seconds",
  "log_unkept_seconds",
  "disk_free_bytes",
  "clock_off_seconds",
  "errors_recent",
  "jobs_late_seconds",
  "certificate_days_left",
  "database_away_seconds",
  "words_lacking_recent",
  "standbys_missing",
  "commits_held_seconds",
  "lookout_silent_seconds",
  "down_minutes_recent",
  "mail_failing_seconds",
] as const;
/** As the metrics call them, after `yorisoi_`. */
export type ReadingName = (typeof readingNames)[number];

export const alarmNames = [
  "backup-old",
  "log-unkept",
  "disk-low",
  "clock-off",
  "errors",
  "jobs-late",
  "certificate-ends",
  "database-away",
  "words-lacking",
  "standby-missing",
  "commits-held",
  "lookout-silent",
  "seen-down",
  "mail-failing",
] as const;
export type AlarmName = (typeof alarmNames)[number];

export type Alarm = {
  readonly reading: ReadingName;
  /** Rings above, or below, this. */
  readonly when: "above" | "below";
  readonly limit: number;
  /** Whether it is about one machine, or about the city as a whole. */
  readonly of: "machine" | "city";
  /** The kind of incident that it opens, because people are harmed while it rings; null: nobody is, yet. */
  readonly harms: IncidentKind | null;
  /** Alarms that find the same from another side: an open incident of theirs is its own too. */
  readonly joins?: readonly AlarmName[];
  /** For whoever is called, without a word of anybody. */
  readonly ja: string;
  readonly en: string;
};

const hour = 3_600;

/** [AL-1] The one list: the alarms built in, those of deploy/prometheus and the runbook are made of it. */
export const alarms: Readonly<Record<AlarmName, Alarm>> = {
  "backup-old": {
    ...{ reading: "backup_verified_age_seconds", when: "above", limit: 30 * hour, of: "city", harms: null },
    ja: "復元できると確かめたバックアップが、30 時間以上ありません。",
    en: "No backup that was proven by restoring it is younger than 30 hours.",
  },
  "log-unkept": {
    ...{ reading: "log_unkept_seconds", when: "above", limit: 900, of: "machine", harms: null },
    ja: "データベースのログが、15 分以上バックアップの置き場所に入っていません。",
    en: "The database's log has not come into the backups for 15 minutes.",
  },
  "disk-low": {
    ...{ reading: "disk_free_bytes", when: "below", limit: 2_000_000_000, of: "machine", harms: null },
    ja: "ディスクの空きが 2 GB より少なくなりました。",
    en: "Less than 2 GB of a disk is free.",
  },
  "clock-off": {
    ...{ reading: "clock_off_seconds", when: "above", limit: 2, of: "machine", harms: null },
    ja: "この機械とデータベースの時計が、2 秒以上ずれています。",
    en: "The clocks of this machine and of the database differ by more than 2 seconds.",
  },
  errors: {
    ...{ reading: "errors_recent", when: "above", limit: 5, of: "machine", harms: "fault" },
    ja: "この 5 分間に、サービスの誤り（5xx）が 5 回を超えました。",
    en: "The service has answered with more than 5 errors (5xx) in the last five minutes.",
  },
  "jobs-late": {
    ...{ reading: "jobs_late_seconds", when: "above", limit: 300, of: "city", harms: "fault" },
    ja: "時刻で動く仕事（お知らせ、緊急の呼び出し）が、5 分以上遅れています。",
    en: "Work that is done by the clock (notices, urgent calls) is more than five minutes late.",
  },
  "certificate-ends": {
    ...{ reading: "certificate_days_left", when: "below", limit: 14, of: "machine", harms: null },
    ja: "HTTPS の証明書の期限まで、14 日ありません。",
    en: "The certificate for HTTPS ends in less than 14 days.",
  },
  "database-away": {
    ...{ reading: "database_away_seconds", when: "above", limit: 30, of: "machine", harms: "outage" },
    ja: "データベースが 30 秒以上答えていません。",
    en: "The database has not answered for 30 seconds.",
  },
  "words-lacking": {
    ...{ reading: "words_lacking_recent", when: "above", limit: 0, of: "city", harms: "loss" },
    ja: "代わったデータベースに、届いたはずの言葉がありませんでした。開いている画面が、もう一度送っています。",
    en: "The database that took over lacked words that had been acknowledged. Open pages send them again.",
  },
  "standby-missing": {
    ...{ reading: "standbys_missing", when: "above", limit: 0, of: "city", harms: null },
    ja: "データの控え（スタンバイ）が足りません。もう 1 台止まると、書き込みが止まります。",
    en: "Fewer standbys follow the database than should: with one more gone, nothing is taken any more.",
  },
  "commits-held": {
    ...{ reading: "commits_held_seconds", when: "above", limit: 30, of: "city", harms: "outage" },
    ja: "控えが確かめられず、30 秒以上、書いた言葉を受け取れていません。",
    en: "No standby confirms what is written: nothing has been acknowledged for 30 seconds.",
  },
  "lookout-silent": {
    ...{ reading: "lookout_silent_seconds", when: "above", limit: 600, of: "city", harms: null },
    ja: "外からの見張りが、10 分以上何も伝えてきません。稼働記録がとぎれます。",
    en: "A lookout has said nothing for ten minutes: the uptime record has a gap.",
  },
  "seen-down": {
    ...{ reading: "down_minutes_recent", when: "above", limit: 1, of: "city", harms: "outage" },
    joins: ["database-away", "commits-held"],
    ja: "外からの見張りが、この 1 時間に 2 分以上、サービスが使えないのを見ました。",
    en: "In the last hour lookouts have seen the service down for two minutes or more.",
  },
  "mail-failing": {
    ...{ reading: "mail_failing_seconds", when: "above", limit: 900, of: "machine", harms: null },
    ja: "メールのサーバーが、15 分以上メールを受け取っていません。",
    en: "The server for e-mails has taken none for 15 minutes.",
  },
};

/** What is not as it should be. What cannot be known rings nothing. */
export function ringingIn(readings: Readings): AlarmName[] {
  return alarmNames.filter((name) => {
    const { reading, when, limit } = alarms[name];
    const value = readings[reading];
    if (value === null || Number.isNaN(value)) return false;
    return when === "above" ? value > limit : value < limit;
  });
}

/** An alarm is over when nobody has found it for so long. */
export const quietMillis = 120_000;
