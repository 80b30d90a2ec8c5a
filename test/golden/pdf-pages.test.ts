import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { ScanReport } from '../../src/reports/model/scan-report.ts';
import { renderScanPdf } from '../../src/reports/pdf/render-scan-pdf.ts';
import { aLargeReport, anEmptyReport, aSmallReport } from '../support/some-reports.ts';

const [pageWidth, pageHeight, margin] = [595.28, 841.89, 39];
const footerY = 40;

/** A piece of text as it stands on a page, in points from the lower left corner. */
interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Reads a file with a parser that shares nothing with the writer: where each piece of text of each page stands. */
async function pagesOf(report: ScanReport): Promise<Piece[][]> {
  const task = getDocument({ data: new Uint8Array(await buffer(renderScanPdf(report))), verbosity: 0 });
  const document = await task.promise;
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const pieces = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [size = 0, , , , x = 0, y = 0] = item.transform.map(Number);
      return [{ text: item.str, x, y, width: item.width, size }];
    });
    pages.push(pieces);
  }
  await task.destroy();
  return pages;
}

/** Pieces that do not lie on their page as a whole. */
function outside(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(
    ({ x, y, width, size }) =>
      x < margin || x + width > pageWidth - margin || y < 15 || y + size > pageHeight - margin,
  );
}

/** Pairs of pieces of which one hides or cuts the other. */
function overlaps(pieces: readonly Piece[]): string[] {
  const ordered = pieces.toSorted((a, b) => b.y - a.y);
  return ordered.flatMap((one, at) => {
    const near = ordered.slice(at + 1).filter(({ y, size }) => one.y - y < 0.75 * size);
    return near
      .filter(({ x, width }) => x < one.x + one.width - 0.2 && one.x < x + width - 0.2)
      .map(({ text }) => `${one.text} / ${text}`);
  });
}

/** The heads of hosts below which nothing stands on their page. */
function lonelyHeads(pieces: readonly Piece[]): string[] {
  const content = pieces.filter(({ y }) => y > footerY);
  return content
    .filter(({ size }) => size === 12)
    .filter(({ y }) => !content.some((below) => below.y < y && /^PORT$|^No open port/u.test(below.text)))
    .map(({ text }) => text);
}

/** A large report whose texts are of one long word, of words of other scripts, and of long names. */
function aWordyReport(): ScanReport {
  const report = aLargeReport(2000);
  const words = ['x'.repeat(900), '中文字符'.repeat(120), 'Ünïcödé-наименование '.repeat(40), '😀🏭'.repeat(60)];
  const hosts = report.result.hosts.map((host, index) => ({
    ...host,
    host: { ...host.host, hostname: words[index % words.length] ?? '', manufacturer: words[(index + 1) % words.length] ?? '' },
    findings: host.findings.map((finding, at) => {
      const description = words[at % words.length] ?? '';
      return { ...finding, cve: { ...finding.cve, description } };
    }),
  }));
  const result = { ...report.result, hosts, targets: words, partialReasons: words };
  return { ...report, result };
}

describe('the pages of a PDF', () => {
  it.each([
    ['small', aSmallReport, 2],
    ['empty', anEmptyReport, 2],
    ['of 2000 findings', () => aLargeReport(2000), 40],
    ['of 2000 findings with long words of all scripts', aWordyReport, 40],
  ] as const)('hold all their text, none over another: %s', async (_, report, least) => {
    const pages = await pagesOf(report());
    expect(pages.length).toBeGreaterThanOrEqual(least);
    expect(pages.flatMap(outside)).toEqual([]);
    expect(pages.flatMap(overlaps)).toEqual([]);
    expect(pages.flatMap(lonelyHeads)).toEqual([]);
    for (const [index, pieces] of pages.entries())
      expect(pieces.map(({ text }) => text)).toContain(`Page ${index + 1}`);
  }, 60_000);

  it('never cut the code point of a character that their fonts lack', async () => {
    const pieces = (await pagesOf(aWordyReport())).flat();
    const shown = pieces.filter(({ text }) => /\\u\{[0-9A-F]/u.test(text));
    expect(shown.length).toBeGreaterThan(100);
    const cut = shown.filter(({ text }) => /[\\{]/u.test(text.replaceAll(/\\u\{[0-9A-F]{1,6}\}/gu, '')));
    expect(cut.map(({ text }) => text)).toEqual([]);
  }, 60_000);

  it('are looked at: what leaves a page, overlaps or stands alone is found', () => {
    const piece = { text: 'a', x: 50, y: 400, width: 100, size: 8 };
    expect(outside([piece, { ...piece, width: 520 }, { ...piece, x: 10 }, { ...piece, y: 5 }, { ...piece, y: 830 }])).toHaveLength(4);
    expect(overlaps([piece, { ...piece, x: 149 }, { ...piece, x: 300 }, { ...piece, y: 391 }])).toHaveLength(1);
    expect(overlaps([piece, { ...piece, y: 396 }])).toHaveLength(1);
    const head = { ...piece, text: '192.0.2.1', size: 12 };
    expect(lonelyHeads([head])).toEqual(['192.0.2.1']);
    expect(lonelyHeads([head, { ...piece, text: 'PORT', y: 300 }])).toEqual([]);
  });
});
