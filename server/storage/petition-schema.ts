import type { ColumnType, Generated } from "kysely";
import type { Bar, BarGround } from "../../domain/bar.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Petitioner, PetitionFacts, PetitionKind, PetitionStepKind } from "../../domain/petition.ts";

/** The tables of what somebody asks of the city under the law: 開示・訂正・利用停止の請求. */
export type PetitionSchema = {
  petition: {
    id: string;
    number: Generated<number>;
    kind: PetitionKind;
    consultation_id: ConsultationId | null;
    petitioner: Petitioner;
    received_on: ColumnType<Date, string, never>;
    days: number;
    who: Buffer;
    sought: Buffer;
    staff_id: StaffId;
    received_at: Date;
    approval_id: Generated<string | null>;
  };
  petition_step: {
    petition_id: string;
    nth: number;
    kind: PetitionStepKind;
    at: Date;
    staff_id: StaffId | null;
    facts: ColumnType<PetitionFacts, string, never>;
    sealed: Buffer | null;
    correction: Buffer | null;
  };
  petition_bars: {
    petition_id: string;
    seq: number;
    bars: ColumnType<readonly Bar[], string, string>;
    left_out: BarGround | null;
    staff_id: StaffId;
    at: Date;
  };
};
