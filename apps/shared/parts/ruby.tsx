import type { VNode } from "preact";
import { parts } from "../../../domain/ruby.ts";

/** A ruby string, drawn. Brackets stand where a browser cannot set ruby. */
export function Ruby({ text }: { readonly text: string }): VNode {
  return (
    <>
      {parts(text).map(({ text: base, ruby }) =>
        ruby === null ? (
          base
        ) : (
          <ruby>
            {base}
            <rp>(</rp>
            <rt>{ruby}</rt>
            <rp>)</rp>
          </ruby>
        ),
      )}
    </>
  );
}
