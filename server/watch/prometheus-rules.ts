import { alarmNames, alarms } from "../../domain/alarm.ts";

/** The rules that stand in deploy/prometheus: the same alarms, by the same names, for a Prometheus with its Alertmanager. */
export function prometheusRules(): string {
  const rules = alarmNames.map((name) => {
    const { reading, when, limit, ja, en } = alarms[name];
    return [
      `      - alert: yorisoi-${name}`,
      `        expr: yorisoi_${reading} ${when === "above" ? ">" : "<"} ${limit}`,
      "        for: 1m",
      "        labels:",
      "          severity: page",
      "        annotations:",
      `          summary: ${JSON.stringify(en)}`,
      `          description: ${JSON.stringify(ja)}`,
    ].join("\n");
  });
  return [
    "# Made from domain/alarm.ts; `npx vitest run server/watch/prometheus-rules.test.ts -u` writes it anew.",
    "groups:",
    "  - name: yorisoi",
    "    rules:",
    ...rules,
    // A process that is gone tells nothing: only whoever asks it notices.
    "      - alert: yorisoi-process-gone",
    '        expr: up{job="yorisoi"} == 0',
    "        for: 1m",
    "        labels:",
    "          severity: page",
    "        annotations:",
    '          summary: "A process of Yorisoi does not answer."',
    '          description: "よりそいのプロセスが答えていません。"',
    "",
  ].join("\n");
}
