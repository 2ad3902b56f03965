import type { City } from "./city.ts";

/** What all processes of a city hold open for people. */
export async function openThings(city: City): Promise<{ streams: number; followed: number; desks: number }> {
  const sum = { streams: 0, followed: 0, desks: 0 };
  for (const process of city.processes) {
    const { gauges } = await process.gauges();
    sum.streams += gauges["streams"] ?? 0;
    sum.followed += gauges["followed_consultations"] ?? 0;
    sum.desks += gauges["desks"] ?? 0;
  }
  return sum;
}
