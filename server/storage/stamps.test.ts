import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { StaffId } from "../../domain/ids.ts";
import { type ForeignRow, openStamps } from "./stamps.ts";

const secret = randomBytes(32);
const row = {
  ...{ id: randomUUID() as StaffId, sign_in_name: "mihon", roles: ["counsellor" as const] },
  ...{ password_hash: "$argon2id$", oidc_subject: null, ended_at: null },
};

test("[SE-8] a stamp holds for what counts in its row, whatever else stands there, and is the same after a restart", () => {
  const stamp = openStamps(secret).of("staff", row);
  const stored = { ...row, display_name: "見本", created_at: new Date(), stamp };
  expect(openStamps(secret).isOurs("staff", stored)).toBe(true);
  expect(openStamps(secret).isOurs("staff", { ...stored, display_name: "べつの名" } as typeof stored)).toBe(
    true,
  );
});

test("[SE-8] another value, no stamp, one cut short, of another key or of another table: told of, by its id", () => {
  const stamp = openStamps(secret).of("staff", row);
  const told: ForeignRow[] = [];
  const stamps = openStamps(secret, (one) => void told.push(one));
  const others = [
    { ...row, stamp, roles: ["counsellor" as const, "administrator" as const] },
    { ...row, stamp, ended_at: new Date() },
    { ...row, stamp, password_hash: null },
    { ...row, stamp, sign_in_name: 'mihon",["counsellor' },
    { ...row, stamp: null },
    { ...row, stamp: stamp.subarray(0, 32) },
    { ...row, stamp: openStamps(randomBytes(32)).of("staff", row) },
    {
      ...row,
      stamp: stamps.of("staff_invitation", { token_hash: secret, staff_id: row.id, expires_at: new Date() }),
    },
  ];
  for (const other of others) expect(stamps.isOurs("staff", other)).toBe(false);
  expect(told).toEqual(others.map(() => ({ table: "staff", id: row.id })));
  expect(() => stamps.of("staff", { ...row, roles: undefined as never })).toThrow("all that counts");
});

test("[SE-8] a token is known by its stamp, and no other text is", () => {
  const stamps = openStamps(secret);
  const token = stamps.newToken();
  expect(openStamps(secret).isOurToken(token)).toBe(true);
  const other = token.startsWith("A") ? `B${token.slice(1)}` : `A${token.slice(1)}`;
  for (const made of [
    other,
    `${token}A`,
    token.slice(0, 43),
    `${token}=`,
    "",
    openStamps(randomBytes(32)).newToken(),
  ])
    expect(stamps.isOurToken(made)).toBe(false);
});
