import { expect, test } from "vitest";
import { readTree } from "./source.ts";

test("[NT-1] one file knows the table of notes, and no file of the consultee's side knows that file", () => {
  const server = [...readTree()]
    .filter(([path]) => /^server\/.*(?<!\.test)\.ts$/.test(path))
    .map(([path, text]) => ({ path, text }));
  const table = server.filter(({ text }) =>
    /(From|Into|Table)\("note[" ]|\b(from|into|join|update) note\b/.test(text),
  );
  expect(table.map(({ path }) => path)).toEqual(["server/consultation/note-store.ts"]);
  const users = server.filter(({ text }) => /from ".*note-store\.ts"/.test(text)).map(({ path }) => path);
  for (const path of users)
    expect(path).toMatch(
      /^server\/consultation\/(write-note|list-notes|delete-store|hand-over|hand-over-notes|when-noted|search\/words-in-notes)\.ts$/,
    );
});
