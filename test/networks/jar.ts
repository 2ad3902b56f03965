/** Lets `fetch` behave as in a browser: cookies are kept by origin, and each call says which page it comes from. */
export function fetchWithCookies(jar: Map<string, string>): typeof fetch {
  const plain = globalThis.fetch;
  return async (input, init = {}) => {
    const { origin } = new URL(`${input}`);
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    const kept = jar.get(origin);
    if (kept) headers.set("cookie", kept);
    const answer = await plain(input, { ...init, headers });
    const given = answer.headers.get("set-cookie")?.split(";")[0];
    if (given) jar.set(origin, given);
    return answer;
  };
}
