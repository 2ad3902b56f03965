import type { KitFile } from "../../domain/kit.ts";
import type { Kit } from "./kit.ts";
import { textFile } from "./text-file.ts";

/**
 * For Windows by hand (.url), by Intune as a script for devices, and by Intune's own web links, as Microsoft Graph is given them
 * (POST /deviceAppManagement/mobileApps).
 */
export function shortcutFiles(kit: Kit): KitFile[] {
  const { page, label } = kit;
  return [
    textFile(`windows/${label}.url`, shortcut(page)),
    scriptFile("windows/place-shortcut.ps1", [
      ...target(label),
      `$lines = "[InternetShortcut]", "URL=${page.href}"`,
      "[System.IO.File]::WriteAllLines($target, $lines, [System.Text.Encoding]::ASCII)",
    ]),
    scriptFile("windows/remove-shortcut.ps1", [
      ...target(label),
      "if (Test-Path -LiteralPath $target) { Remove-Item -LiteralPath $target }",
    ]),
    webLink("intune/windows-web-link.json", kit, "#microsoft.graph.windowsWebApp", {}),
    webLink("intune/ipad-web-clip.json", kit, "#microsoft.graph.iosiPadOSWebClip", {
      useManagedBrowser: false,
    }),
  ];
}

function shortcut(page: URL): string {
  return ["[InternetShortcut]", `URL=${page.href}`, ""].join("\r\n");
}

/** On the desktop that all accounts of the device share: nobody's own says that they put it there. */
function target(label: string): string[] {
  return [
    '$desktop = [Environment]::GetFolderPath("CommonDesktopDirectory")',
    `$target = Join-Path $desktop "${label}.url"`,
  ];
}

/** With the mark of UTF-8: without it Windows PowerShell reads Japanese as something else. */
function scriptFile(name: string, lines: readonly string[]): KitFile {
  return textFile(name, `\ufeff${['$ErrorActionPreference = "Stop"', ...lines, ""].join("\r\n")}`);
}

function webLink(name: string, { page, label, icon }: Kit, type: string, more: object): KitFile {
  const link = {
    "@odata.type": type,
    displayName: label,
    description: label,
    publisher: label,
    largeIcon: {
      "@odata.type": "#microsoft.graph.mimeContent",
      type: "image/png",
      value: Buffer.from(icon).toString("base64"),
    },
    appUrl: page.href,
    ...more,
  };
  return textFile(name, `${JSON.stringify(link, null, 2)}\n`);
}
