import { Component, type ComponentType, type VNode } from "preact";
import { deviceClock } from "../../shared/clock.ts";
import { importAgain } from "../../shared/import-again.ts";
import { fetchInTheEnd } from "../fetching.ts";

/** A component in a file of its own, fetched when it is first wanted and drawn when it is here. */
export function lazily<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  const fetch = importAgain(load);
  let here: ComponentType<Props> | null = null;
  return class Lazily extends Component<Props> {
    private giveUp = (): void => {};

    override componentDidMount(): void {
      if (here) return;
      this.giveUp = fetchInTheEnd(deviceClock, fetch, (module) => {
        here = pick(module);
        this.forceUpdate();
      });
    }

    override componentWillUnmount(): void {
      this.giveUp();
    }

    override render(props: Props): VNode | null {
      const Here = here;
      return Here && <Here {...props} />;
    }
  };
}
