import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** For a button that opens something: when that is closed, what was pressed in it is gone, and the focus comes back here. */
export function useOpener(open: boolean): RefObject<HTMLButtonElement | null> {
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) opener.current?.focus();
    was.current = open;
  }, [open]);
  return opener;
}
