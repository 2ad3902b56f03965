import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { alarmNames, alarms } from "../../domain/alarm.ts";
import { prometheusRules } from "./prometheus-rules.ts";

const file = join(import.meta.dirname, "../../deploy/prometheus/yorisoi-alarms.yml");

test("[S9.4] [AL-1] the rules for Prometheus are the built-in alarms, by the same names and limits", async () => {
  const text = prometheusRules();
  await expect(text).toMatchFileSnapshot(file);
  const { groups } = parse(text) as { groups: { rules: { alert: string; expr: string }[] }[] };
  const rules = groups.flatMap(({ rules: some }) => some);
  for (const name of alarmNames) {
    const { reading, when, limit } = alarms[name];
    const rule = rules.find(({ alert }) => alert === `yorisoi-${name}`);
    expect(rule?.expr).toBe(`yorisoi_${reading} ${when === "above" ? ">" : "<"} ${limit}`);
  }
});
