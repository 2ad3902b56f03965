import { may } from "../../../domain/access.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";

export type NetworkRule = { readonly role: Role; readonly networks: readonly string[] };

/** One a line, or with commas between. */
export function readNetworks(typed: string): { readonly networks: string[]; readonly faulty: string[] } {
  const all = [
    ...new Set(
      typed
        .normalize("NFKC")
        .split(/[\s,、]+/)
        .filter(Boolean),
    ),
  ];
  return { networks: all, faulty: all.filter((one) => networkOf(one) === null) };
}

/** [ST-9] Whether whoever sets this rule could not change it back from where they are. The server refuses it too. */
export function wouldLockOut(
  rules: readonly NetworkRule[],
  wanted: NetworkRule,
  { roles, here }: { readonly roles: readonly Role[]; readonly here: string },
): boolean {
  const after = new Map(rules.map(({ role, networks }) => [role, networks]));
  after.set(wanted.role, wanted.networks);
  const usable = roles.filter((role) => {
    const networks = after.get(role) ?? [];
    return networks.length === 0 || networks.some((network) => isWithin(network, here));
  });
  return !may({ kind: "staff", id: "" as StaffId, displayName: "", roles: usable }, "settings:change");
}

function isWithin(network: string, address: string): boolean {
  const wanted = networkOf(network);
  const at = networkOf(address.replace(/^::ffff:(?=\d+\.)/i, ""));
  if (!wanted || !at) return false;
  const rest = BigInt(128 - wanted.length);
  return wanted.bits >> rest === at.bits >> rest;
}

/** Of 128 bits: an address of the older kind is one of the newer kind behind `olderKind`, as the server takes it. */
type Network = { readonly bits: bigint; readonly length: number };
const olderKind = 0xffff_0000_0000n;

function networkOf(text: string): Network | null {
  const [address = "", length, ...more] = text.split("/");
  const parts = address.includes(":") ? sixOf(address) : fourOf(address);
  if (!parts || more.length > 0) return null;
  const width = parts.length === 4 ? 32 : 128;
  const bits = parts.reduce((all, part) => (all << BigInt(width / parts.length)) | BigInt(part), 0n);
  const asked = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : 0;
  if (asked < 1 || asked > width) return null;
  return width === 32 ? { bits: bits | olderKind, length: asked + 96 } : { bits, length: asked };
}

function fourOf(address: string): number[] | null {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(address)) return null;
  const parts = address.split(".").map(Number);
  return parts.every((part) => part <= 255) ? parts : null;
}

function sixOf(address: string): number[] | null {
  if (!/^[\da-f:]+$/i.test(address) || address.split("::").length > 2) return null;
  const [head = [], tail] = address.split("::").map((side) => (side === "" ? [] : side.split(":")));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return null;
  const all = [...head, ...Array.from({ length: missing }, () => "0"), ...(tail ?? [])];
  return all.every((part) => /^[\da-f]{1,4}$/i.test(part))
    ? all.map((part) => Number.parseInt(part, 16))
    : null;
}
