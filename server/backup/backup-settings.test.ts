import { expect, test } from "vitest";
import { backupSettings } from "./backup-settings.ts";

test("[BK-7] backups lie beside the data unless said otherwise, and never with the key file", () => {
  expect(backupSettings("/data", undefined, "7")).toEqual({ folder: "/data/backups", keep: 7 });
  expect(backupSettings("/data", "/elsewhere", "30")).toEqual({ folder: "/elsewhere", keep: 30 });
  expect(backupSettings("/data", "off", "7")).toBeNull();
  for (const folder of ["/data", "/", "/data/keys", "/data/keys/backups"])
    expect(backupSettings("/data", folder, "7")).toContain("must not be the place of the key file");
  for (const keep of ["0", "many", "-1", "1000"])
    expect(backupSettings("/data", undefined, keep)).toContain("BACKUP_KEEP must be a number");
});
