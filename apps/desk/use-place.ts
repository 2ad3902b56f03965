import { useEffect, useReducer } from "preact/hooks";
import type { Self } from "../../contract/staff.ts";
import { addressOf, type PlaceId, placeAt } from "./places.ts";

/** The place that the page's address names: going back in the browser goes back here. */
export function usePlace(self: Self): PlaceId | null {
  const [, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  useEffect(() => {
    const look = (): void => redraw(null);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const place = placeAt(location.hash, self);
  useEffect(() => {
    if (place && location.hash !== addressOf(place)) history.replaceState(null, "", addressOf(place));
  }, [place]);
  return place;
}
