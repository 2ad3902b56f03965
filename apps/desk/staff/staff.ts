import type { Api } from "../../../contract/api.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";
import type { ApprovalRule, Person } from "./people.ts";

export type StaffState = {
  /** Null until they were read. */
  readonly people: readonly Person[] | null;
  /** How many others have to agree to what; empty for whoever may not see it. */
  readonly rules: readonly ApprovalRule[];
  readonly trouble: Failure["code"] | null;
};

export type Invitation = { readonly token: string; readonly expiresAt: string };

/** What an act came to. A link is shown once: the service keeps only its hash. */
export type Outcome =
  | { readonly t: "refused"; readonly code: Failure["code"] }
  | { readonly t: "waits" }
  | { readonly t: "done"; readonly invitation: Invitation | null };

type About = { readonly staff: StaffId; readonly reason: string };

export type StaffAtWork = {
  readonly store: Store<StaffState>;
  load(): Promise<void>;
  invite(wanted: Api["/api/staff/invite"]["input"]): Promise<Outcome>;
  changeRoles(about: About & { readonly roles: Role[] }): Promise<Outcome>;
  reset(about: About): Promise<Outcome>;
  dismiss(about: About): Promise<Outcome>;
};

type Done = { readonly approval: string | null; readonly invitation?: Invitation | null };

export function startStaff(call: Call, mayAdminister: boolean): StaffAtWork {
  const store = createStore<StaffState>({ people: null, rules: [], trouble: null });

  async function load(): Promise<void> {
    const [listed, ruled] = await Promise.all([
      call("/api/staff/list", {}),
      mayAdminister ? call("/api/approval/rules", {}) : null,
    ]);
    store.set((state) => ({
      people: listed.ok ? listed.value.people : state.people,
      rules: ruled?.ok ? ruled.value.rules : state.rules,
      trouble: listed.ok ? null : listed.code,
    }));
  }

  /** Whatever came of it, the table is read again: after "unreachable" nobody knows whether it was done. */
  async function act(answer: Promise<{ ok: true; value: Done } | Failure>): Promise<Outcome> {
    const came = await answer;
    await load();
    if (!came.ok) return { t: "refused", code: came.code };
    const { approval, invitation = null } = came.value;
    return approval === null ? { t: "done", invitation } : { t: "waits" };
  }

  return {
    store,
    load,
    invite: (wanted) => act(call("/api/staff/invite", wanted)),
    changeRoles: (about) => act(call("/api/staff/change-roles", about)),
    reset: (about) => act(call("/api/staff/reset", about)),
    dismiss: (about) => act(call("/api/staff/dismiss", about)),
  };
}
