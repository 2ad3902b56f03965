import { expect, test } from "vitest";
import { openKept } from "./kept.ts";

test("[ST-6] what was written is forgotten when one is done with it, and not because the session ended", () => {
  let signedIn = true;
  const kept = openKept(() => signedIn);
  kept.write("reason", "異動のため");
  signedIn = false;
  kept.forget("reason");
  expect(kept.read("reason")).toBe("異動のため");
  signedIn = true;
  kept.forget("reason");
  expect(kept.isEmpty()).toBe(true);
});
