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
  readonly type?: "text" | "date" | "tel" | "email";
  readonly lines?: number;
};

/** A field with its label above and what is wrong with it below. */
export function Field({ where, label, value, faults, onInput, type = "text", lines }: FieldProps): VNode {
  const wrong = new Set(faults.filter((fault) => fault.where === where).map(({ code }) => code));
  const id = `urgent-${where.replaceAll(".", "-")}`;
  const props = {
    ...{ id, value },
    "aria-invalid": wrong.size > 0,
    "aria-describedby": `${id}-fault`,
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea {...props} rows={lines} />
      ) : (
        <input {...props} type={type as "text"} autoComplete="off" />
      )}
      <p class="trouble" id={`${id}-fault`}>
        {[...wrong].map((code) => words.faults[code]).join(" ")}
      </p>
    </div>
  );
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
    <fieldset class="urgent-part">
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
