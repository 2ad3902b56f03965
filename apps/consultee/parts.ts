/** What is fetched after the first paint: a type only, so that it stays out of the first script. */
export type Parts = typeof import("./later/parts.tsx")["parts"];
