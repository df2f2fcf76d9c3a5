/** What a page of a made PDF draws: letters at a place, a line, or a grey picture by its left, lower edge, width and height, in points from the lower left corner. */
export type Mark =
  | { readonly text: string; readonly x: number; readonly y: number; readonly size?: number }
  | { readonly line: readonly [number, number, number, number] }
  | { readonly picture: readonly [number, number, number, number] };

/** The bytes of a PDF with these pages, its letters in a Chinese font that every reader knows. */
export function pdfOf(pages: readonly (readonly Mark[])[]): Uint8Array {
  const objects: string[] = [];
  const put = (body: string): number => objects.push(body);
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ');
  put('<</Type/Catalog/Pages 2 0 R>>');
  put(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  put('<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>');
  put(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 5 0 R>>',
  );
  put(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
  );
  for (const marks of pages) {
    const page = objects.length + 1;
    put(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${page + 1} 0 R/Resources<</Font<</F 3 0 R>>>>>>`);
    const stream = marks.map(drawn).join('\n');
    put(`<</Length ${stream.length}>>\nstream\n${stream}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(file);
}

function drawn(mark: Mark): string {
  if ('line' in mark) {
    const [x1, y1, x2, y2] = mark.line;
    return `0.5 w ${x1} ${y1} m ${x2} ${y2} l S`;
  }
  if ('picture' in mark) {
    const [x, y, width, height] = mark.picture;
    return `q ${width} 0 0 ${height} ${x} ${y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q`;
  }
  const hex = [...mark.text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F ${mark.size ?? 12} Tf 1 0 0 1 ${mark.x} ${mark.y} Tm <${hex}> Tj ET`;
}

/** The lines and letters of a ruled table: `columns` its upright lines from left to right, `rows` the cells of each row; a null cell is covered by the one above. */
export function ruled(top: number, columns: readonly number[], rows: readonly (readonly (string | null)[])[]): Mark[] {
  const HIGH = 24;
  const marks: Mark[] = [];
  const bottom = top - HIGH * rows.length;
  const cover = rows.map((row) => spread(row, columns.length - 1));
  for (let r = 0; r <= rows.length; r += 1)
    for (let c = 0; c + 1 < columns.length; c += 1)
      if (r === 0 || r === rows.length || cover[r]?.[c]?.text !== null)
        marks.push({ line: [columns[c] as number, top - r * HIGH, columns[c + 1] as number, top - r * HIGH] });
  for (const x of [columns[0], columns.at(-1)] as number[]) marks.push({ line: [x, bottom, x, top] });
  for (const [r, row] of cover.entries())
    for (const [c, { text, starts }] of row.entries()) {
      const x = columns[c] as number;
      if (starts && c > 0) marks.push({ line: [x, top - (r + 1) * HIGH, x, top - r * HIGH] });
      if (starts && text) marks.push({ text, x: x + 4, y: top - r * HIGH - 16 });
    }
  return marks;
}

/** A row of fewer cells than columns: its last cell covers what is left. */
const spread = (row: readonly (string | null)[], wide: number): { text: string | null; starts: boolean }[] =>
  Array.from({ length: wide }, (_, i) => ({ text: row[Math.min(i, row.length - 1)] ?? null, starts: i < row.length }));
