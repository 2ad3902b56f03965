/** A server that was found to be the primary; each promotion begins a later timeline of its log. */
export type SeenPrimary = { readonly timeline: number; readonly server: string; readonly at: Date };

/** 切り替え: another server has become the primary. `at` is when the service noticed. */
export type Failover = { readonly at: Date; readonly from: string; readonly to: string };

/**
 * [HA-5] A server that was started again goes on with its timeline, or begins a later one by itself: neither is a failover. An address
 * that changed while the timeline went on is none either.
 */
export function failoversOf(seen: readonly SeenPrimary[]): readonly Failover[] {
  const inOrder = [...seen].sort((a, b) => a.timeline - b.timeline || a.at.getTime() - b.at.getTime());
  return inOrder.flatMap(({ timeline, server, at }, place) => {
    const before = inOrder[place - 1];
    return before && before.timeline < timeline && before.server !== server
      ? [{ at, from: before.server, to: server }]
      : [];
  });
}
