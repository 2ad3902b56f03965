import type { ComponentChildren, VNode } from "preact";

type Of<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: Of<Value> & { readonly options: readonly (readonly [Value, string])[] }): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Line({
  label,
  value,
  onChange,
  longest = 80,
}: Of<string> & { readonly longest?: number }): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        type="text"
        maxLength={longest}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** A day and a time of it, in Japan. */
export function Time({ label, value, onChange }: Of<string>): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="datetime-local" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}

/** A day in Japan; empty for none. */
export function DayOf({ label, value, onChange }: Of<string>): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="date" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}

export function Words({
  label,
  value,
  onChange,
  rows = 4,
  longest = 4_000,
}: Of<string> & { readonly rows?: number; readonly longest?: number }): VNode {
  return (
    <label class="field whole">
      <span class="field-label">{label}</span>
      <textarea
        rows={rows}
        maxLength={longest}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export function Tick({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <label class="tick whole">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}
