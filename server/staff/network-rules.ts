import { BlockList, isIP, isIPv6 } from "node:net";
import type { Role } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Database } from "../storage/database.ts";
import { listNetworkRules, type NetworkRule } from "./network-store.ts";

const believedMillis = 2_000;

export type NetworkRules = {
  /** [ST-9] Which of these roles may be used from this address. */
  rolesFrom(roles: readonly Role[], address: string): Promise<readonly Role[]>;
};

export function openNetworkRules(db: Database): NetworkRules {
  let kept: { readonly rules: ReadonlyMap<Role, BlockList>; readonly until: number } | null = null;
  return {
    async rolesFrom(roles, address) {
      if (!kept || kept.until < performance.now()) {
        const rules = readNetworkRules(await listNetworkRules(db));
        kept = { rules, until: performance.now() + believedMillis };
      }
      const { rules } = kept;
      return roles.filter((role) => isWithin(rules.get(role), address));
    },
  };
}

export function readNetworkRules(rules: readonly NetworkRule[]): ReadonlyMap<Role, BlockList> {
  return new Map(rules.map(({ role, networks }) => [role, listOf(networks)]));
}

/** Without a list, from everywhere. */
export function isWithin(list: BlockList | undefined, address: string): boolean {
  if (list === undefined) return true;
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) !== 0 && list.check(bare, isIPv6(bare) ? "ipv6" : "ipv4");
}

/** Refuses what is neither an address nor a network. */
export function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits, ...rest] = network.trim().split("/");
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || rest.length > 0 || length < 1 || length > most || address.includes("%"))
      throw new Refusal("bad-input");
    list.addSubnet(address, length, family === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
