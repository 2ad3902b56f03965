import encode from "qr";

/** The modules of a QR code, row by row, dark ones true, without its quiet edge. A quarter of it may be stained: it hangs in corridors. */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const edged = encode(text, "raw", { ecc: "quartile", border: 1 });
  return edged.slice(1, -1).map((row) => row.slice(1, -1));
}
