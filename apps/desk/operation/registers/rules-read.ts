const listeners = new Set<() => void>();

/** [RG-4] Whoever has read the rules in 管理簿 is not asked any more by the line above it. */
export function tellRulesRead(): void {
  for (const listener of [...listeners]) listener();
}

/** Returns how to stop listening. */
export function onRulesRead(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
