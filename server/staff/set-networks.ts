import { isIP } from "node:net";
import { may } from "../../domain/access.ts";
import type { Role, Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { isWithin, listOf, readNetworkRules } from "./network-rules.ts";
import { listNetworkRules, lockNetworkRules, type NetworkRule, saveNetworkRule } from "./network-store.ts";

/** [ST-9] Refuses a rule after which its own editor could not change it back from where they are. */
export async function setNetworks(
  { db, now }: Tools,
  editor: Staff,
  address: string,
  { role, networks }: { readonly role: Role; readonly networks: readonly string[] },
): Promise<NetworkRule[]> {
  listOf(networks);
  const plain = [...new Set(networks.map((network) => network.trim()))];
  return db.transaction().execute(async (tx) => {
    await lockNetworkRules(tx);
    await saveNetworkRule(tx, { role, networks: plain });
    const rules = await listNetworkRules(tx);
    const read = readNetworkRules(rules);
    const roles = editor.roles.filter((one) => isWithin(read.get(one), address));
    if (isIP(address) === 0 || !may({ ...editor, roles }, "settings:change"))
      throw new Refusal("would-lock-out");
    await recordAct(tx, now(), editor, "settings:change", {
      setting: "networks",
      roles: [role],
      count: plain.length,
    });
    return rules;
  });
}

export function readNetworks({ db }: Tools): Promise<NetworkRule[]> {
  return listNetworkRules(db);
}
