import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Call } from "../work.ts";
import "./banner.css";

type Props = { readonly self: SignedInSelf; readonly call: Call };

/** What is told above every place: fetched after the desk was drawn, which opens no later for it. Without it the desk works. */
export function OperationBanner(props: Props): VNode | null {
  const [fetched, setFetched] = useState<{ readonly Banner: (props: Props) => VNode | null } | null>(null);
  useEffect(() => {
    import("./banner.tsx").then(
      ({ Banner }) => setFetched({ Banner }),
      () => {},
    );
  }, []);
  return fetched && <fetched.Banner {...props} />;
}
