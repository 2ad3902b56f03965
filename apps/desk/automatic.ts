import type { Work } from "./work.ts";

/** The city's automatic replies, as adults read them: a counsellor sees what the consultee was told. */
export async function learnReplies({ store, call, concernsAll }: Work): Promise<void> {
  const answer = await call("/api/reception", { wording: "standard" });
  if (answer.ok) store.set((state) => ({ ...state, replies: answer.value.replies }));
  else concernsAll(answer);
}
