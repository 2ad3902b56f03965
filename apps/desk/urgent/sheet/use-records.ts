import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { ConsultationId } from "../../../../domain/ids.ts";
import type { Desk } from "../../desk.ts";

export type UrgentRecords = Api["/api/urgent/records"]["output"];

/** The ended calls of a consultation and its risk sheets: read anew whenever `asOf` says that something may have changed. Null until they are there. */
export function useRecords(desk: Desk, id: ConsultationId, asOf: string): UrgentRecords | null {
  const [records, setRecords] = useState<UrgentRecords | null>(null);
  useEffect(() => {
    let gone = false;
    void desk.urgent.records(id).then((read) => {
      if (read && !gone) setRecords(read);
    });
    return () => {
      gone = true;
    };
  }, [desk, id, asOf]);
  return records;
}
