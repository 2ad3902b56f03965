import type { Api } from "../../../contract/api.ts";
import type { Self } from "../../../contract/staff.ts";
import { neededToDecide } from "../../../domain/approval.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { mayDo } from "../state.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";

type Listed = Api["/api/approval/list"]["output"];
export type Approval = Listed["approvals"][number];
export type Use = Api["/api/break-glass/list"]["output"]["uses"][number];
export type Names = ReadonlyMap<StaffId, string>;

export type ApprovalsState = {
  /** Null until they were read. */
  readonly approvals: readonly Approval[] | null;
  readonly uses: readonly Use[];
  readonly names: Names;
  readonly trouble: Failure["code"] | null;
};

/** With the last voice the act is done; a new way in comes with it, as a link to hand over. */
export type Agreed =
  | { readonly t: "refused"; readonly code: Failure["code"] }
  | { readonly t: "done"; readonly carriedOut: boolean; readonly invitation: Invitation | null };
type Invitation = NonNullable<Api["/api/approval/agree"]["output"]["invitation"]>;

/** Why it was not done; null where it was. */
type Trouble = Failure["code"] | null;

export type ApprovalsAtWork = {
  readonly store: Store<ApprovalsState>;
  load(): Promise<void>;
  agree(approval: string): Promise<Agreed>;
  refuse(approval: string): Promise<Trouble>;
  withdraw(approval: string): Promise<Trouble>;
  askToBreakGlass(asked: Api["/api/break-glass/ask"]["input"]): Promise<Trouble>;
  endGlass(use: string): Promise<Trouble>;
};

export function startApprovals(call: Call): ApprovalsAtWork {
  const store = createStore<ApprovalsState>({ approvals: null, uses: [], names: new Map(), trouble: null });

  async function load(): Promise<void> {
    const [listed, broken] = await Promise.all([
      call("/api/approval/list", {}),
      call("/api/break-glass/list", {}),
    ]);
    store.set((state) => {
      const uses = broken.ok ? broken.value.uses : state.uses;
      if (!listed.ok) return { ...state, uses, trouble: listed.code };
      const names = new Map([
        ...uses.map(({ staff, displayName }) => [staff, displayName] as const),
        ...listed.value.people.map(({ id, displayName }) => [id, displayName] as const),
      ]);
      return { approvals: listed.value.approvals, uses, names, trouble: null };
    });
  }

  /** Whatever came of it, what stands there is read again. */
  async function act(answer: Promise<{ ok: true } | Failure>): Promise<Trouble> {
    const came = await answer;
    await load();
    return came.ok ? null : came.code;
  }

  return {
    store,
    load,
    async agree(approval) {
      const came = await call("/api/approval/agree", { approval });
      await load();
      return came.ok ? { t: "done", ...came.value } : { t: "refused", code: came.code };
    },
    refuse: (approval) => act(call("/api/approval/refuse", { approval })),
    withdraw: (approval) => act(call("/api/approval/withdraw", { approval })),
    askToBreakGlass: (asked) => act(call("/api/break-glass/ask", asked)),
    endGlass: (use) => act(call("/api/break-glass/end", { use })),
  };
}

/** What waits first by when its time is over, so that the nearest end is on top; the newest of the past first. */
export function sorted(approvals: readonly Approval[]): {
  readonly waiting: readonly Approval[];
  readonly past: readonly Approval[];
} {
  return {
    waiting: approvals
      .filter(({ outcome }) => outcome === null)
      .sort((a, b) => a.expiresAt.localeCompare(b.expiresAt)),
    past: approvals
      .filter(({ outcome }) => outcome !== null)
      .sort((a, b) => b.askedAt.localeCompare(a.askedAt)),
  };
}

/** [ST-8] What this person can do about it: nobody agrees to what they have asked for, nor to what is about them. */
export function choiceOf(
  approval: Approval,
  self: Self,
): "decide" | "withdraw" | "agreed" | "about-you" | "look" {
  if (approval.outcome !== null) return "look";
  if (approval.askedBy === self.id) return "withdraw";
  if (!neededToDecide(approval.act).every((one) => mayDo(self, one))) return "look";
  if (approval.staff === self.id) return "about-you";
  return approval.agreed.includes(self.id) ? "agreed" : "decide";
}
