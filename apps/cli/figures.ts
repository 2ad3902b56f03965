import { firstSettings } from "../../domain/first-settings.ts";
import { fiscalYearAt, isPeriod } from "../../domain/period.ts";
import { recount } from "../../server/figures/recount.ts";
import { openReceptionSettings } from "../../server/reception/reception-settings.ts";
import type { Command } from "./command.ts";
import { standOn } from "./ground.ts";
import { count } from "./terminal.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const recountFigures: Command = {
  name: "figures recount",
  says: "Counts the city's figures anew, row by row and by another way, and names each one that differs from the screens.",
  more: ["Reads only, and never a word of what was said. Without days it is the present 年度."],
  options: {
    from: { value: "<day>", says: "The first day in Japan, like 2026-04-01." },
    to: { value: "<day>", says: "The last day, included." },
  },
  async run(given, place) {
    const year = fiscalYearAt(place.now());
    const period = { from: String(given["from"] ?? year.from), to: String(given["to"] ?? year.to) };
    if (!isPeriod(period)) throw new WrongUsage("--from and --to are days like 2026-04-01, in this order.");
    await using ground = await standOn(place);
    const { db } = ground.storage;
    const reception = await openReceptionSettings(db, firstSettings, () => {});
    const bar = place.terminal.bar("messages counted");
    try {
      const found = await recount({ db, reception }, period, (done) => {
        if (place.stopped.aborted) throw new Trouble("Stopped: nothing is proven.");
        bar.show(done, done);
      });
      const { consultations, messages, figures, differences } = found;
      return {
        lines: [
          `${period.from} to ${period.to}: ${count(consultations)} consultations, ${count(messages)} messages.`,
          ...(differences.length === 0
            ? [`All ${count(figures)} figures are the same as on the screens.`]
            : differences.map(
                ({ figure, shown, recounted }) =>
                  `${figure}: the screens say ${count(shown)}, the rows ${count(recounted)}.`,
              )),
        ],
        json: { ...period, ...found },
        ...(differences.length > 0 && { failed: true as const }),
      };
    } finally {
      bar.end();
    }
  },
};

export const figuresCommands: readonly Command[] = [recountFigures];
