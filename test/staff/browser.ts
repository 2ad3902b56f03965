import type { Api } from "../../contract/api.ts";
import type { Answered, World } from "../world.ts";

/** A member of staff's browser: keeps the cookies it is given, and says where it comes from. */
export type Browser = {
  readonly cookies: Map<string, string>;
  /** What a proxy of ours says of where it comes from; empty where there is none. */
  readonly address: string;
  call<Path extends keyof Api>(path: Path, input: Api[Path]["input"]): Promise<Answered<Api[Path]["output"]>>;
  /** Another browser with the same cookies, as somebody has who copied them. */
  copy(): Browser;
};

export function openBrowser(
  world: Pick<World, "origin">,
  {
    cookies = new Map<string, string>(),
    address = "",
    origin = world.origin,
    agent = "Chrome/1 Windows",
  } = {},
): Browser {
  return {
    cookies,
    address,
    copy: () => openBrowser(world, { cookies: new Map(cookies), address, origin, agent }),
    async call(path, input) {
      const answer = await fetch(origin + path, {
        method: "POST",
        headers: {
          origin,
          "user-agent": agent,
          "content-type": "application/json",
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(address ? { "x-forwarded-for": address } : {}),
        },
        body: JSON.stringify(input),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
    },
  };
}

/** What was refused, as `401 not-signed-in`; "200" for a success. */
export async function said(answer: Promise<Answered<unknown>>): Promise<string> {
  const { status, body } = await answer;
  if (status === 200) return "200";
  return `${status} ${(body as { code: string }).code}`;
}
