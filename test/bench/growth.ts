/** What is held at a moment: after so many messages, so many bytes. */
export type Sample = { readonly messages: number; readonly bytes: number };

/**
 * By how many bytes what is held grows with each thousand messages: the slope of the line through the samples (least squares).
 * The first half says how caches fill, and is left out.
 */
export function growthPerThousand(samples: readonly Sample[]): number {
  const later = samples.slice(Math.floor(samples.length / 2));
  const mean = (pick: (one: Sample) => number): number =>
    later.reduce((sum, one) => sum + pick(one), 0) / later.length;
  const [middle, height] = [mean(({ messages }) => messages), mean(({ bytes }) => bytes)];
  let [together, apart] = [0, 0];
  for (const { messages, bytes } of later) {
    together += (messages - middle) * (bytes - height);
    apart += (messages - middle) ** 2;
  }
  return apart === 0 ? Number.NaN : (1_000 * together) / apart;
}
