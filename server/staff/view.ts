import type { Self } from "../../contract/staff.ts";
import type { Staff } from "../../domain/people.ts";

export function selfView({ id, displayName, roles }: Staff): Self {
  return { id, displayName, roles: [...roles] };
}
