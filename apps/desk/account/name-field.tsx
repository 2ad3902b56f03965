import type { Ref, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useKept } from "../kept.ts";

type Props = { readonly label: string; readonly first: string; readonly input: Ref<HTMLInputElement> };

/** What its owner calls a passkey. Ready to be typed over. */
export function NameField({ label, first, input }: Props): VNode {
  const field = useRef<HTMLLabelElement>(null);
  const [typed, setTyped] = useKept(label, first);
  useLayoutEffect(() => field.current?.querySelector("input")?.select(), []);
  return (
    <label class="field" ref={field}>
      <span class="field-label">{label}</span>
      <input
        ref={input}
        name="passkey"
        value={typed}
        maxLength={60}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}
