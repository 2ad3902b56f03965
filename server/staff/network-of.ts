import { isIPv4, isIPv6 } from "node:net";

/** The network an address is in, as far as it tells one place from another: one IPv4 address, or an IPv6 /48. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  return groupsOf(bare).slice(0, 3).join(":");
}

function groupsOf(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  return [...(before ?? []), ...Array.from({ length: Math.max(zeros, 0) }, () => "0"), ...(after ?? [])].map(
    (group) => group.replace(/^0+(?=.)/, ""),
  );
}
