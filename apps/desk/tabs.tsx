import type { ComponentChildren, VNode } from "preact";
import { useRef } from "preact/hooks";
import "./tabs.css";

type Props<Tab extends string> = {
  readonly label: string;
  /** With one alone there are no tabs to be seen. */
  readonly tabs: readonly Tab[];
  readonly names: Readonly<Record<Tab, string>>;
  readonly at: Tab;
  readonly onTurn: (to: Tab) => void;
  readonly children: ComponentChildren;
};

/** A place in several tabs: the arrow keys turn them. */
export function Tabs<Tab extends string>({ label, tabs, names, at, onTurn, children }: Props<Tab>): VNode {
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(at) + step + tabs.length) % tabs.length] ?? at;
    onTurn(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  const several = tabs.length > 1;
  return (
    <>
      {several && (
        <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={turn}>
          {tabs.map((one) => (
            <button
              key={one}
              id={`tab-${one}`}
              type="button"
              role="tab"
              aria-selected={one === at}
              aria-controls={`panel-${one}`}
              tabIndex={one === at ? 0 : -1}
              onClick={() => onTurn(one)}
            >
              {names[one]}
            </button>
          ))}
        </div>
      )}
      <div id={`panel-${at}`} {...(several ? { role: "tabpanel", "aria-labelledby": `tab-${at}` } : {})}>
        {children}
      </div>
    </>
  );
}
