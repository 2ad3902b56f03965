import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithin, listOf } from "../../../server/staff/network-rules.ts";
import { readNetworks, wouldLockOut } from "./networks.ts";

describe("networks as they are typed", () => {
  test("one a line, or with commas, in full width too; each once", () => {
    expect(readNetworks("192.0.2.1\n192.0.2.0/24、１９８.51.100.7, 192.0.2.1")).toEqual({
      networks: ["192.0.2.1", "192.0.2.0/24", "198.51.100.7"],
      faulty: [],
    });
    expect(readNetworks(" \n ")).toEqual({ networks: [], faulty: [] });
  });

  test.each([
    "192.0.2",
    "192.0.2.256",
    "192.0.2.0/33",
    "192.0.2.0/0",
    "01.2.3.4",
    "2001:db8::/129",
    "1::2::3",
    "ここ",
  ])("%s is none", (text) => {
    expect(readNetworks(text).faulty).toEqual([text]);
    expect(() => listOf([text])).toThrow();
  });
});

describe("[ST-9] who would lock themselves out is told before", () => {
  const here = "192.0.2.7";
  const administrator = { roles: ["administrator" as const], here };

  test("by a rule that leaves them out, and not by one for another role", () => {
    const rule = (networks: string[]) => ({ role: "administrator" as const, networks });
    expect(wouldLockOut([], rule(["198.51.100.0/24"]), administrator)).toBe(true);
    expect(wouldLockOut([], rule(["198.51.100.0/24", here]), administrator)).toBe(false);
    expect(wouldLockOut([], rule([]), administrator)).toBe(false);
    const other = { role: "counsellor" as const, networks: ["198.51.100.0/24"] };
    expect(wouldLockOut([], other, administrator)).toBe(false);
    expect(wouldLockOut([rule(["198.51.100.0/24"])], other, administrator)).toBe(true);
  });

  test("what is within what is decided as the server decides it", () => {
    const four = fc.ipV4();
    const six = fc.ipV6().filter((address) => !address.includes("."));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(four, fc.integer({ min: 1, max: 32 }), fc.oneof(four, six)),
          fc.tuple(six, fc.integer({ min: 1, max: 128 }), fc.oneof(four, six)),
        ),
        ([network, length, address]) => {
          const networks = [`${network}/${length}`];
          const out = wouldLockOut(
            [],
            { role: "administrator", networks },
            { ...administrator, here: address },
          );
          return out === !isWithin(listOf(networks), address);
        },
      ),
    );
  });
});
