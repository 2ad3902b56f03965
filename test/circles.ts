/** A circle of every knot in a graph, each told once and from its first name in the alphabet; none where there is none. */
export function circlesIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const way: string[] = [];

  const visit = (name: string): void => {
    const met = way.indexOf(name);
    if (met >= 0) {
      const circle = fromSmallest(way.slice(met));
      found.set(circle.join(), circle);
      return;
    }
    if (done.has(name)) return;
    way.push(name);
    for (const next of edges.get(name) ?? []) visit(next);
    way.pop();
    done.add(name);
  };

  for (const name of [...edges.keys()].sort()) visit(name);
  return [...found.values()];
}

function fromSmallest(circle: readonly string[]): string[] {
  const smallest = circle.indexOf([...circle].sort()[0] ?? "");
  return [...circle.slice(smallest), ...circle.slice(0, smallest)];
}
