import type { ColumnType, Generated } from "kysely";
import type { AlarmName, Readings } from "../../domain/alarm.ts";
import type { DrillOutcome } from "../../domain/backup.ts";
import type { TableFigures } from "../../domain/restore-point.ts";
import type { HourSigns } from "../../domain/uptime.ts";
import type { RetentionSchema } from "./retention-schema.ts";

/** The tables of what keeps the city running: restore points, drills, alarms, the uptime record, processes; and of what is kept for how long. */
export type KeepingSchema = RetentionSchema & {
  restore_point: {
    name: string;
    at: Date;
    lsn: string;
    timeline: number;
    tables: ColumnType<TableFigures, string, never>;
  };
  backup_drill: {
    id: string;
    backup: string;
    point: string;
    at: Date;
    seconds: number;
    outcome: DrillOutcome;
  };
  alarm: {
    id: string;
    name: AlarmName;
    place: string;
    rang_at: Date;
    seen_at: Date;
    ended_at: Date | null;
    told_at: Date | null;
    end_told_at: Date | null;
    held_until: Date | null;
    incident_id: Generated<string | null>;
  };
  uptime_hour: { place: string; hour: Date; signs: HourSigns };
  primary_seen: { timeline: number; server: string; at: Date };
  lookout: { place: string; heard_at: Date };
  running_process: {
    id: string;
    place: string;
    began_at: Date;
    seen_at: Date;
    readings: ColumnType<Partial<Readings>, string, string>;
  };
};
