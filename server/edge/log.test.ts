import { expect, test } from "vitest";
import { describeError, openLog } from "./log.ts";

const words = "だれにも いわないで";

function logged(say: (log: ReturnType<typeof openLog>) => void, level = "trace"): string {
  const lines: string[] = [];
  say(openLog(level, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("[SE-3] an error is logged by its kind, its code and the places in the code, never by its message", () => {
  const error = Object.assign(new TypeError(`Unexpected "${words}"`), {
    code: "22P02",
    detail: `Failing row contains (${words})`,
    where: words,
    table: "entry",
    constraint: "entry_pkey",
    cause: new Error(words),
  });
  const described = describeError(error);
  expect(Object.keys(described)).toEqual(["kind", "code", "constraint", "at"]);
  expect(described).toMatchObject({ kind: "TypeError", code: "22P02", constraint: "entry_pkey" });
  expect((described["at"] as string[])[0]).toContain("log.test.ts");
  expect(JSON.stringify(described)).not.toContain(words);
});

test.each([
  ["a message that looks like a place", `wrong input:\n    at ${words} (file:1:1)`],
  ["a message of many lines", Array.from({ length: 40 }, (_, at) => `    at ${words} ${at}`).join("\n")],
  ["a message that ends like a stack", `\n    at ${words}\n    at ${words}`],
])("[SE-3] %s stays out of the log", (_, message) => {
  const described = describeError(new Error(message));
  expect(JSON.stringify(described)).not.toContain(words);
  expect((described["at"] as string[])[0]).toContain("log.test.ts");
});

test("[SE-3] where a message was changed later, the first one cannot be told from places: then there are none", () => {
  const error = new Error(`\n    at ${words}`);
  expect(error.stack).toContain(words);
  error.message = "changed";
  expect(describeError(error)).toEqual({ kind: "Error", at: [] });
});

test("[SE-3] what is no error, or hides in one, is logged by its kind alone", () => {
  for (const thrown of [words, { message: words, stack: `x\n at ${words}` }, [words], null, undefined, 7]) {
    expect(JSON.stringify(describeError(thrown))).toMatch(/^\{"kind":"[a-z]+"\}$/);
  }
  const changed = Object.assign(new Error("x"), { stack: undefined, code: { words } });
  expect(JSON.stringify(describeError(changed))).not.toContain(words);
});

test("[SE-3] a request is logged by its method and route, an answer by its status: no address, header, cookie, or body", () => {
  const request = {
    ...{ method: "POST", url: `/api/send?q=${words}`, body: { text: words }, ip: "203.0.113.7" },
    ...{ headers: { cookie: words }, routeOptions: { url: "/api/send" } },
  };
  const line = logged((log) => {
    log.info({ req: request, res: { statusCode: 200, headers: { "set-cookie": words } } }, "A request.");
    log.error({ err: new Error(words), error: new Error(words) }, "A failure.");
  });
  expect(line).toContain('"req":{"method":"POST","route":"/api/send"},"res":{"status":200}');
  expect(line).not.toContain(words);
  expect(line).not.toContain("203.0.113.7");
});
