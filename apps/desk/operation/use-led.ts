import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The heading of a row: where the focus goes if somebody was led here. */
export function useLed(led: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (led) heading.current?.focus();
  }, [led]);
  return heading;
}
