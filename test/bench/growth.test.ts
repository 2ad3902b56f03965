import { expect, test } from "vitest";
import { growthPerThousand } from "./growth.ts";

test("growth is the slope of the later half, whatever filled up before", () => {
  const samples = Array.from({ length: 20 }, (_, nth) => ({
    messages: nth * 500,
    bytes: nth < 8 ? nth * 1_000_000 : 9_000_000 + nth * 500 * 3,
  }));
  expect(growthPerThousand(samples)).toBeCloseTo(3_000);
  expect(growthPerThousand(samples.map(({ messages }) => ({ messages, bytes: 7 })))).toBeCloseTo(0);
  expect(growthPerThousand(samples.slice(0, 1))).toBeNaN();
});
