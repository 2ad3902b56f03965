import type { VNode } from "preact";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** How many of them, from 1 to 30. */
export function DaysField({ label, value, onChange }: Props): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        type="number"
        min={1}
        max={30}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
