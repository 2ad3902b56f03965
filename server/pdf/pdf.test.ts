import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { bare, readPdf } from "../../test/read-pdf.ts";
import { makePdf } from "./make-pdf.ts";
import type { Paper, PaperBlock } from "./paper.ts";

const madeAt = new Date("2026-11-01T00:00:00Z");
const paper = (blocks: readonly PaperBlock[], change: Partial<Paper> = {}): Paper => ({
  ...{ title: "10月の報告書", lines: ["見本市　第1版"], foot: "よりそい 見本市", madeAt, blocks, ...change },
});
const columns = [
  { name: "項目", width: 3 },
  { name: "値", width: 1, figures: true },
];

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Tags = Awaited<ReturnType<Awaited<ReturnType<Proxy["getPage"]>>["getStructTree"]>>;
/** Each before those in it, as they are heard. */
const rolesOf = ({ role, children }: Tags): readonly string[] => [
  role,
  ...children.flatMap((child) => ("children" in child ? rolesOf(child) : [])),
];

test("[PF-1] what is on paper is what another reader finds: headings, words that go over pages, tables, page numbers", async () => {
  const long = Array.from(
    { length: 150 },
    (_, at) => `${at + 1}行め：髙﨑さんの学校では、朝の会のあとに話をききました。`,
  );
  const rows = Array.from({ length: 90 }, (_, at) => [`項目その${at + 1}`, `${(at + 1) * 1_001}`]);
  const { pages, text } = await readPdf(
    await makePdf(
      paper([
        { kind: "heading", level: 2, text: "1　稼働の状況" },
        { kind: "words", text: long.join("\n") },
        { kind: "table", title: "数字", columns, rows },
      ]),
    ),
  );
  expect(pages.length).toBeGreaterThan(5);
  pages.forEach((page, at) => {
    expect(bare(page)).toContain(bare(`よりそい 見本市　${at + 1} / ${pages.length} ページ`));
  });
  const body = pages.map((page, at) =>
    bare(page).replace(bare(`よりそい 見本市　${at + 1} / ${pages.length} ページ`), ""),
  );
  expect(body.join("")).toContain(bare(long.join("")));
  for (const cells of rows) expect(text).toContain(bare(cells.join("")));
  // The names of the columns stand on top of each page of the table.
  for (const page of pages.filter((one) => one.includes("項目その")))
    expect(bare(page)).toContain("項目値項目その");
});

test("[PF-1] it is tagged, says its language and title, and its letters are inside", async () => {
  const bytes = await makePdf(
    paper([
      { kind: "heading", level: 2, text: "見出し" },
      { kind: "table", title: "数字", columns, rows: [["件数", "12"]] },
    ]),
  );
  const pdf = await getDocumentProxy(bytes.slice());
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const { info, metadata } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "10月の報告書", Language: "ja-JP", PDFFormatVersion: "1.7" });
  expect(metadata?.getRaw()).toContain("pdfuaid:part");
  expect(rolesOf(await (await pdf.getPage(1)).getStructTree())).toEqual([
    "Root",
    "H1",
    "P",
    "H2",
    "Table",
    "TR",
    "TH",
    "TH",
    "TR",
    "TH",
    "TD",
  ]);
  const raw = Buffer.from(bytes).toString("latin1");
  expect(raw).toContain("/FontFile2");
  expect(raw).not.toContain("/BaseFont /Helvetica");
});

test("[PF-1] a letter that the font lacks is shown as 〓 and said; controls vanish", async () => {
  const { text } = await readPdf(
    await makePdf(paper([{ kind: "words", text: "こわい\u0000\u0007でも😀だいじょうぶ" }])),
  );
  expect(text).toContain("こわいでも〓だいじょうぶ");
  expect(text).toContain("〓は、この書類の書体にない文字です。");
  expect((await readPdf(await makePdf(paper([])))).text).not.toContain("〓");
});

test("[PF-1] what cannot be drawn is an error, and never a paper with something cut off", async () => {
  const rows = [["一", "長い".repeat(3_000)]];
  await expect(makePdf(paper([{ kind: "table", title: "数字", columns, rows }]))).rejects.toThrow("drawn");
});
