/** A file of the write-ahead log is named by its timeline and its place: 8 digits, and 16. */
const segmentBytes = 16 * 1_024 * 1_024;

/** In which file a place of the log stands, like 0/2000028. */
export function walFileAt(timeline: number, lsn: string): string {
  const [high = "0", low = "0"] = lsn.split("/");
  const segment = Math.floor(Number.parseInt(low, 16) / segmentBytes);
  return hex(timeline) + hex(Number.parseInt(high, 16)) + hex(segment);
}

/** Names of histories are shorter: they belong to a timeline as a whole. */
export function isHistory(name: string): boolean {
  return name.endsWith(".history");
}

export function historyOf(timeline: number): string {
  return `${hex(timeline)}.history`;
}

export function timelineOf(name: string): number {
  return Number.parseInt(name.slice(0, 8), 16);
}

/** A lineage: which timelines lead to this one, each with the place where it was left. The last one goes on. */
export type Lineage = ReadonlyMap<number, string | null>;

/** `history` is the text of that timeline's file; the first timeline has none. */
export function lineageOf(timeline: number, history: string): Lineage {
  const left = history.split("\n").flatMap((line): [number, string][] => {
    const [number, lsn] = line.trim().split(/\s+/);
    return /^\d+$/.test(number ?? "") && lsn ? [[Number(number), lsn]] : [];
  });
  return new Map<number, string | null>([...left, [timeline, null]]);
}

/** Whether a place of a timeline lies on the way. */
export function isOnTheWay(lineage: Lineage, timeline: number, lsn: string): boolean {
  const left = lineage.get(timeline);
  if (left === undefined) return false;
  return left === null || placeOf(lsn) <= placeOf(left);
}

/**
 * The files from one place of the log to another (null: as far as there are any), by their names, and where the first one is
 * missing in between (null: nowhere).
 */
export function walFilesBetween(
  names: readonly string[],
  lineage: Lineage,
  from: string,
  to: string | null,
): { readonly files: readonly string[]; readonly missing: string | null } {
  const ours = names.filter((name) => !isHistory(name) && lineage.has(timelineOf(name)));
  const places = new Set(ours.map((name) => name.slice(8)));
  const end = to === null ? [...places].sort().at(-1) : walFileAt(1, to).slice(8);
  const first = walFileAt(1, from).slice(8);
  const wanted: string[] = [];
  for (let at = first; end !== undefined && at <= end; at = next(at)) wanted.push(at);
  const missing = wanted.find((place) => !places.has(place)) ?? (wanted.length === 0 ? first : null);
  const inside = new Set(wanted);
  return { files: ours.filter((name) => inside.has(name.slice(8))).sort(), missing };
}

function next(place: string): string {
  const [high, segment] = [Number.parseInt(place.slice(0, 8), 16), Number.parseInt(place.slice(8), 16)];
  return segment === 0xff ? hex(high + 1) + hex(0) : hex(high) + hex(segment + 1);
}

function placeOf(lsn: string): bigint {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, "0");
}
