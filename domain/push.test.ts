import fc from "fast-check";
import { expect, test } from "vitest";
import { isPushAddress, knownPushServices, pushGoodForMillis, pushOutcome } from "./push.ts";

const may = (address: string, more: readonly string[] = []): boolean =>
  isPushAddress(address, [...knownPushServices, ...more]);

test("[NC-4] the push services of the browsers there are may be called, and one that the city has named", () => {
  for (const address of [
    "https://fcm.googleapis.com/fcm/send/abc:APA91b_x-y",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
    "https://web.push.apple.com/QGuQ",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d",
  ])
    expect(may(address), address).toBe(true);
  expect(may("https://push.example.jp/x")).toBe(false);
  expect(may("https://push.example.jp/x", ["push.example.jp"])).toBe(true);
});

test("[S12.1] [NC-4] nothing else may: not this machine, not this network, not by a name that looks alike", () => {
  for (const address of [
    ...["http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://fcm.googleapis.com"],
    ...["https://a:b@fcm.googleapis.com/x", "https://fcm.googleapis.com@127.0.0.1/x", "https://127.0.0.1/x"],
    ...["https://[::1]/x", "https://localhost/x", "https://169.254.169.254/latest/meta-data/"],
    ...[
      "https://fcm.googleapis.com.example.jp/x",
      "https://evilpush.apple.com/x",
      "https://push.apple.com/x",
    ],
    ...["https://notify.windows.com.example.jp/x", "https://example.jp/fcm.googleapis.com/x"],
    ...[
      "https:\\\\fcm.googleapis.com\\x",
      "https://fcm.googleapis.com\\@127.0.0.1/x",
      "//fcm.googleapis.com/x",
    ],
    ...["https://FCM.googleapis.com/x", "https://fcm.googleapis.com/ x", "https://fcm.googleapis.com/\n", ""],
    `https://fcm.googleapis.com/${"x".repeat(1_000)}`,
  ])
    expect(may(address), address).toBe(false);
});

test("[NC-4] whatever may be called leads to a host of the list, as programs read addresses", () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string(), (url, tail) => {
      for (const address of [
        url + tail,
        `https://fcm.googleapis.com${tail}`,
        `https://${tail}.push.apple.com/`,
      ]) {
        if (!may(address)) continue;
        const { protocol, port, username, hostname } = new URL(address);
        expect([protocol, port, username]).toEqual(["https:", "", ""]);
        expect(hostname).toMatch(/^fcm\.googleapis\.com$|\.push\.apple\.com$/);
      }
    }),
  );
});

const tried = { retryAfterSeconds: null, tries: 1, ageMillis: 0, chance: 0.5 };

test("[NC-4] taken, gone for good, or refused: it ends; what may pass is tried again", () => {
  for (const status of [200, 201, 202, 204])
    expect(pushOutcome({ ...tried, status })).toEqual({ kind: "sent" });
  for (const status of [404, 410]) expect(pushOutcome({ ...tried, status })).toEqual({ kind: "gone" });
  for (const status of [301, 307, 400, 401, 403, 413])
    expect(pushOutcome({ ...tried, status })).toEqual({ kind: "given-up", why: "refused" });
  for (const status of [408, 429, 500, 503, "silence"] as const)
    expect(pushOutcome({ ...tried, status }).kind).toBe("again");
});

test("[NC-4] tried again later and later, heeding what the service asks for, and not beyond twelve hours", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.option(fc.integer({ min: -5, max: 10_000_000 })),
      (chance, retryAfterSeconds) => {
        let ageMillis = 0;
        for (let tries = 1; ; tries++) {
          const outcome = pushOutcome({ status: 503, retryAfterSeconds, tries, ageMillis, chance });
          if (outcome.kind !== "again") {
            expect(outcome).toEqual({ kind: "given-up", why: "too-late" });
            break;
          }
          expect(outcome.afterMillis).toBeGreaterThanOrEqual(1_000);
          expect(outcome.afterMillis).toBeLessThanOrEqual(3_600_000);
          if (retryAfterSeconds !== null && retryAfterSeconds <= 3_600)
            expect(outcome.afterMillis).toBeGreaterThanOrEqual(retryAfterSeconds * 1_000);
          ageMillis += outcome.afterMillis;
          expect(ageMillis).toBeLessThanOrEqual(pushGoodForMillis);
          expect(tries).toBeLessThan(200);
        }
      },
    ),
  );
});
