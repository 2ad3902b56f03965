import { makeRichMenu } from "../line/rich-menu.ts";
import { readLineSettings, setLineKeySettings, switchLineSetting } from "../line/settings.ts";
import type { SimulatedLine } from "../line-simulator/simulated-line.ts";
import type { Tools } from "../tools.ts";

/** An invented city has an account at the simulated LINE from its first start on. What it sets later stays as it is. */
export async function useSimulator(tools: Tools, line: SimulatedLine, webhook: URL): Promise<void> {
  const { token, secret, signInId, signInSecret } = line.channel;
  line.webhook = { endpoint: webhook.href, active: true };
  const { channel } = await readLineSettings(tools);
  if (channel.token === null) {
    const system = { kind: "system" } as const;
    await setLineKeySettings(tools, system, { token, secret, signInId, signInSecret });
    await switchLineSetting(tools, system, { open: true, dangerWords: false });
  }
  const page = tools.line.page();
  if (page) await makeRichMenu(tools.line.hosts, token, page);
}
