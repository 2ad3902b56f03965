import type { Tx } from "./database.ts";
import type { Stamps } from "./stamps.ts";

/**
 * Stamps the rows that were written before there were stamps, as they stand. Once in the life of an installation: storage/secrets.ts
 * sees to it, since whoever could have it done again would have their own rows stamped.
 */
export async function adoptRows(tx: Tx, stamps: Stamps): Promise<void> {
  for (const row of await tx.selectFrom("staff").selectAll().forUpdate().execute()) {
    const stamp = stamps.of("staff", row);
    await tx.updateTable("staff").set({ stamp }).where("id", "=", row.id).execute();
  }
  for (const row of await tx.selectFrom("staff_passkey").selectAll().forUpdate().execute()) {
    const stamp = stamps.of("staff_passkey", row);
    await tx.updateTable("staff_passkey").set({ stamp }).where("id", "=", row.id).execute();
  }
  for (const row of await tx.selectFrom("staff_invitation").selectAll().forUpdate().execute()) {
    const stamp = stamps.of("staff_invitation", row);
    await tx
      .updateTable("staff_invitation")
      .set({ stamp })
      .where("token_hash", "=", row.token_hash)
      .execute();
  }
}
