import type { VNode } from "preact";

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value | "";
  readonly choices: readonly Value[];
  readonly say: (value: Value) => string;
  readonly choose: (value: Value) => void;
  /** Said until something was chosen; left out: something always is. */
  readonly unchosen?: string;
  /** Of what explains the choice. */
  readonly describedBy?: string;
};

/** One of a closed list. */
export function Choice<Value extends string>(props: Props<Value>): VNode {
  const { label, value, choices, say, choose, unchosen, describedBy } = props;
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => choose(event.currentTarget.value as Value)}
      >
        {unchosen !== undefined && <option value="">{unchosen}</option>}
        {choices.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
