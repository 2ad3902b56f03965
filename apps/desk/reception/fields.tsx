import type { ComponentChildren, VNode } from "preact";
import type { DraftFault } from "./draft.ts";
import { words } from "./words-ja.ts";

export type Faults = readonly DraftFault[];

type FieldProps = {
  /** The path of what is typed here, by which faults find it. */
  readonly where: string;
  readonly label: string;
  readonly value: string;
  readonly faults: Faults;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "date" | "tel";
  readonly lines?: number;
  readonly lang?: string;
  readonly hint?: string;
};

/** A field with its label above and what is wrong with it below. */
export function Field({
  where,
  label,
  value,
  faults,
  onInput,
  type = "text",
  lines,
  lang,
  hint,
}: FieldProps): VNode {
  const wrong = faults.filter((fault) => fault.where === where);
  const id = `reception-${where.replaceAll(".", "-")}`;
  const props = {
    ...{ id, value, lang },
    "aria-invalid": wrong.length > 0,
    "aria-describedby": `${id}-fault`,
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea {...props} rows={lines} />
      ) : (
        <input {...props} type={type as "text"} placeholder={hint} autoComplete="off" />
      )}
      <p class="trouble" id={`${id}-fault`}>
        {wrong.map(({ code }) => words.faults[code]).join(" ")}
      </p>
    </div>
  );
}

export function Tick({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): VNode {
  return (
    <label class="reception-tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** Faults of a whole part, as of days that overlap. */
export function PartFaults({
  where,
  faults,
}: {
  readonly where: string;
  readonly faults: Faults;
}): VNode | null {
  const wrong = faults.filter((fault) => fault.where === where);
  if (wrong.length === 0) return null;
  return <p class="trouble">{wrong.map(({ code }) => words.faults[code]).join(" ")}</p>;
}

/** One of several alike, which can be taken away. */
export function Part({
  name,
  onRemove,
  children,
}: {
  readonly name: string;
  readonly onRemove: () => void;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <fieldset class="reception-part">
      <legend>{name}</legend>
      {children}
      <button type="button" onClick={onRemove}>
        {words.remove(name)}
      </button>
    </fieldset>
  );
}

export function replaced<T>(list: readonly T[], at: number, one: T): T[] {
  return list.map((before, n) => (n === at ? one : before));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, n) => n !== at);
}
