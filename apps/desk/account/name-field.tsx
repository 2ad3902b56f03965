import type { Ref, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Props = { readonly label: string; readonly first: string; readonly input: Ref<HTMLInputElement> };

/** What its owner calls a passkey. Ready to be typed over. */
export function NameField({ label, first, input }: Props): VNode {
  const field = useRef<HTMLLabelElement>(null);
  useEffect(() => field.current?.querySelector("input")?.select(), []);
  return (
    <label class="field" ref={field}>
      <span class="field-label">{label}</span>
      <input ref={input} name="passkey" defaultValue={first} maxLength={60} autocomplete="off" />
    </label>
  );
}
