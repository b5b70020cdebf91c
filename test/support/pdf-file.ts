/** Text on a page of a {@link pdfFile}. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** 10 if not said. */
  readonly size?: number;
}

/** What a PDF of a test consists of. */
export interface PdfParts {
  /** Texts of each page, of 600 × 800 points. */
  readonly pages: readonly (readonly PdfText[])[];
  /** Titles and pages, from 0. */
  readonly outline?: readonly (readonly [title: string, page: number])[];
  readonly title?: string;
  /** Added to the trailer. */
  readonly trailer?: string;
}

/** Bytes of a PDF in Helvetica, whose letters are given the width of half their size. */
export function pdfFile({ pages, outline = [], title, trailer = '' }: PdfParts): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => `${objects.push(body)} 0 R`;
  const widths = Array.from({ length: 224 }, () => 500).join(' ');
  const reserve = (count: number) => {
    const first = objects.length + 1;
    for (let at = 0; at < count; at++) objects.push('null');
    return first;
  };
  const root = reserve(2);
  const font = add(
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] >>`,
  );
  const kids = pages.map((texts) => {
    const drawn = texts
      .map(
        ({ text, x, y, size = 10 }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${root + 1} 0 R /MediaBox [0 0 600 800] /Contents ${content} /Resources << /Font << /F1 ${font} >> >> >>`,
    );
  });
  const first = reserve(outline.length + 1);
  for (const [at, [name, page]] of outline.entries()) {
    const next = at + 1 < outline.length ? `/Next ${first + at + 2} 0 R` : '';
    objects[first + at] =
      `<< /Title (${name}) /Parent ${first} 0 R ${next} /Dest [${kids[page]} /XYZ 0 800 0] >>`;
  }
  objects[first - 1] = outline.length
    ? `<< /Type /Outlines /First ${first + 1} 0 R /Last ${first + outline.length} 0 R /Count ${outline.length} >>`
    : 'null';
  objects[root - 1] =
    `<< /Type /Catalog /Pages ${root + 1} 0 R ${outline.length ? `/Outlines ${first} 0 R` : ''} >>`;
  objects[root] = `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`;
  const info = title ? `/Info ${add(`<< /Title (${title}) >>`)}` : '';
  let file = '%PDF-1.4\n';
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R ${info} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** Lines of a column, from top to bottom, 12 points apart. */
export function pdfLines(lines: readonly string[], x: number, y: number, size = 10): PdfText[] {
  return lines.map((text, at) => ({ text, x, y: y - at * 12, size }));
}
