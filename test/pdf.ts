// Makes PDFs for tests: pages of lines in a Chinese font that is named and not embedded, as in many official files.

/** A PDF of one page for each list of lines, in UTF-16 by the code table UniGB-UCS2-H. A page without lines has no text. */
export function makePdf(pages: readonly (readonly string[])[]): Uint8Array {
  const parts: string[] = ["%PDF-1.4\n"];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (body: string) => {
    places.push(length);
    const object = `${places.length} 0 obj\n${body}\nendobj\n`;
    parts.push(object);
    length += object.length;
  };
  const hex = (line: string) => Buffer.from(line, "utf16le").swap16().toString("hex");
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>");
  add(
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>",
  );
  add(
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
  );
  pages.forEach((lines, i) => {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
    );
    const text = lines.map((line, row) => `BT /F 12 Tf 57 ${780 - row * 18} Td <${hex(line)}> Tj ET`).join("\n");
    add(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}`);
  parts.push(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}
