import { setImmediate, setTimeout } from 'node:timers/promises';
import { barLengths, type BarChart } from './bar-chart.ts';
import { latinText } from './latin-text.ts';
import { wrapText } from './wrap-text.ts';

/** A column of a table; the widths of all together fill the line. */
export interface PdfColumn {
  readonly heading: string;
  /** Points. */
  readonly width: number;
  readonly alignRight?: boolean;
  readonly maxLines?: number;
}

type Style = {
  readonly size: number;
  readonly font?: 'Helvetica' | 'Helvetica-Bold';
  readonly colour?: string;
};

const lineWidth = 515;
const [left, top, bottom, gap] = [40, 48, 790, 6];
const [chartTitle, barStep, chartGap] = [15, 12, 25];
// Two lines of the widest cell.
const maxCellLength = 180;
const maxKeptWidths = 20_000;
const maxWaitingBytes = 256 * 1024;
const pauseMs = 20;
const grey = '#5a6270';
const body: Style = { size: 9 };
const cell: Style = { size: 7.5 };
const head: Style = { size: 7.5, font: 'Helvetica-Bold' };

/** A document that is written from top to bottom, page after page; finished pages are given away at once. */
export class PdfSheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #footer: string;
  #y = top;
  #page = 0;
  #rows = 0;
  readonly #widths = new Map<string, number>();

  constructor(doc: PDFKit.PDFDocument, footer: string) {
    this.#doc = doc;
    this.#footer = footer;
    this.newPage();
  }

  newPage(): void {
    this.#doc.addPage();
    this.#page += 1;
    this.#y = top;
    const style = { size: 7.5, colour: grey };
    this.#line(this.#footer, left, 812, style);
    const number = `Page ${this.#page}`;
    this.#line(number, left + lineWidth - this.#width(number, style), 812, style);
  }

  /** A heading never stands alone at the foot of a page: `below` is the height of what belongs to it, in points. */
  heading(text: string, size = 13, below = 60): void {
    this.#need(size + below);
    this.#y += this.#y === top ? 0 : 10;
    const style: Style = { size, font: 'Helvetica-Bold' };
    this.#line(this.#wrap(latinText(text), lineWidth, style, 1).join(''), left, this.#y, style);
    this.#y += size + 6;
  }

  paragraph(text: string, style: Partial<Style> = {}): void {
    const whole = { ...body, ...style };
    for (const line of this.#wrap(latinText(text, 2000), lineWidth, whole)) {
      this.#need(whole.size + 3);
      this.#line(line, left, this.#y, whole);
      this.#y += whole.size + 3;
    }
    this.#y += 4;
  }

  /** Labels with their values, a line or more each. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    const indent = 110;
    for (const [label, value] of facts) {
      const lines = this.#wrap(latinText(value, 600), lineWidth - indent, body);
      for (const [index, line] of lines.entries()) {
        this.#need(12);
        if (index === 0) this.#line(label, left, this.#y, { ...body, colour: grey });
        this.#line(line, left + indent, this.#y, body);
        this.#y += 12;
      }
    }
    this.#y += 4;
  }

  /** Charts side by side, each bar with its label before and its number behind it. They stay on one page. */
  barCharts(charts: readonly BarChart[]): void {
    const height = chartTitle + Math.max(0, ...charts.map(({ bars }) => bars.length)) * barStep;
    this.#need(height + 10);
    this.#y += 4;
    const width = (lineWidth - chartGap * (charts.length - 1)) / charts.length;
    for (const [index, chart] of charts.entries()) {
      this.#barChart(chart, left + index * (width + chartGap), width);
    }
    this.#y += height + 6;
  }

  #barChart({ title, bars }: BarChart, x: number, width: number): void {
    const fitted = (text: string, most: number, style: Style) =>
      this.#wrap(latinText(text), most, style, 1).join('');
    this.#line(fitted(title, width, { ...head, size: 9 }), x, this.#y, { ...head, size: 9 });
    const labels = bars.map(({ label }) => fitted(label, width / 2, cell));
    const numbers = bars.map(({ value }) => String(value));
    const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => this.#width(text, cell)));
    const axis = x + widest(labels) + gap;
    const lengths = barLengths(bars, x + width - axis - gap - widest(numbers));
    const chartTop = this.#y + chartTitle;
    for (const [index, length] of lengths.entries()) {
      const y = chartTop + index * barStep;
      this.#line(labels[index] ?? '', x, y + 2, cell);
      if (length > 0) this.#doc.rect(axis, y + 1, length, barStep - 3).fill(grey);
      this.#line(numbers[index] ?? '', axis + length + gap / 2, y + 2, cell);
    }
    this.#rule(axis, chartTop - 1, axis, chartTop + bars.length * barStep);
  }

  /** A table whose head is repeated on each page. Rows are asked for one by one. */
  async table(columns: readonly PdfColumn[], rows: Iterable<readonly string[]>): Promise<void> {
    this.#need(40);
    this.#tableHead(columns);
    for (const row of rows) {
      const cells = columns.map(({ width, maxLines = 1 }, at) =>
        this.#wrap(latinText(row[at] ?? '', maxCellLength), width - gap, cell, maxLines),
      );
      const height = Math.max(...cells.map((lines) => lines.length)) * 9.5 + 3;
      if (this.#y + height > bottom) {
        this.newPage();
        this.#tableHead(columns);
      }
      this.#row(columns, cells, cell);
      this.#y += height;
      await this.#breathe();
    }
    this.#y += 6;
  }

  /** Lets the process do something else now and then, and waits for a slow reader. Throws when he has gone. */
  async #breathe(): Promise<void> {
    this.#rows += 1;
    if (this.#rows % 20 !== 0) return;
    await setImmediate();
    while (!this.#doc.destroyed && this.#doc.readableLength > maxWaitingBytes) await setTimeout(pauseMs);
    if (this.#doc.destroyed) throw new Error('Nobody reads the document any more.');
  }

  #tableHead(columns: readonly PdfColumn[]): void {
    const cells = columns.map((column) => [column.heading]);
    this.#row(columns, cells, { ...head, colour: grey });
    this.#y += 12;
    this.#rule(left, this.#y - 2, left + lineWidth, this.#y - 2);
    this.#y += 2;
  }

  #rule(fromX: number, fromY: number, toX: number, toY: number): void {
    this.#doc.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(0.5).strokeColor('#b8bec8').stroke();
  }

  #row(columns: readonly PdfColumn[], cells: readonly (readonly string[])[], style: Style): void {
    let x = left;
    for (const [at, { width, alignRight }] of columns.entries()) {
      for (const [index, line] of (cells[at] ?? []).entries()) {
        const shift = alignRight === true ? width - gap - this.#width(line, style) : 0;
        this.#line(line, x + shift, this.#y + index * 9.5, style);
      }
      x += width;
    }
  }

  #wrap(text: string, width: number, style: Style, maxLines?: number): string[] {
    return wrapText(text, width, (part) => this.#width(part, style), maxLines);
  }

  /** Words come again and again; measuring one takes longer than remembering it. */
  #width(text: string, style: Style): number {
    const key = `${style.font ?? ''} ${style.size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    this.#apply(style);
    const width = this.#doc.widthOfString(text);
    if (this.#widths.size >= maxKeptWidths) this.#widths.clear();
    this.#widths.set(key, width);
    return width;
  }

  #need(height: number): void {
    if (this.#y + height > bottom) this.newPage();
  }

  #line(text: string, x: number, y: number, style: Style): void {
    this.#apply(style);
    if (text !== '') this.#doc.fillColor(style.colour ?? '#14181f').text(text, x, y, { lineBreak: false });
  }

  #apply({ size, font = 'Helvetica' }: Style): void {
    this.#doc.font(font).fontSize(size);
  }
}
