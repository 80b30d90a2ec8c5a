import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import {
  aLargeReport,
  anEmptyReport,
  aSmallReport,
  hostileText,
} from '../../../test/support/some-reports.ts';
import { readXml } from '../../support/read-xml.ts';
import { renderHtml } from './render-html.ts';

// Large reports on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** The page as the strict reader of XML sees it: all tags balanced, nothing but our own elements and attributes. */
function readPage(html: string) {
  const balanced = html
    .replace('<!doctype html>\n', '')
    .replaceAll(/<(meta|br)((?: [a-z-]+="[^"<>]*")*)>/gu, '<$1$2/>');
  const pieces = [...readXml(balanced)];
  const opened = pieces.flatMap((piece) => (piece.kind === 'open' ? [piece] : []));
  return {
    elements: new Set(opened.map(({ name }) => name)),
    attributes: new Set(opened.flatMap(({ attributes }) => [...attributes.keys()])),
    words: pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])).join(' '),
  };
}

const ours =
  'html head meta title style body h1 h2 h3 dl dt dd p b ul li section div table thead tbody tr th td br small'.split(
    ' ',
  );

it.each([
  ['small', aSmallReport()],
  ['large', aLargeReport(2500)],
  ['empty', anEmptyReport()],
])('writes a %s page of our own elements alone, that loads and runs nothing', async (_, report) => {
  const html = await text(renderHtml(report));
  const { elements, attributes } = readPage(html);
  expect([...elements].filter((name) => !ours.includes(name))).toEqual([]);
  expect([...attributes].filter((name) => /^on|^src$|^href$|^style$/u.test(name))).toEqual([]);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toContain('url(');
});

it('shows hostile words as words', async () => {
  const html = await text(renderHtml(aLargeReport(100)));
  expect(hostileText).toContain('<script>');
  expect(html).not.toContain('<script');
  expect(readPage(html).words).toContain(`<script>alert('1')</script>`);
  expect(html).not.toMatch(/[\p{Cf}]|(?!\n)\p{Cc}/u);
});

it('says how each CVE stands and who decided, and does not call silence safety', async () => {
  const { words } = readPage(await text(renderHtml(aSmallReport())));
  for (const part of [
    'PARTIAL',
    'host_timeout',
    'under_investigation',
    'The jump host is switched off at night.',
    'not_affected',
    'The cipher is switched off.',
    'debian_tracker says: openssh in bookworm is mended from 1:9.2p1-2 on',
  ]) {
    expect(words).toContain(part);
  }
  expect(readPage(await text(renderHtml(anEmptyReport()))).words).toContain(
    'No match is not proof of safety',
  );
});

it('is the same bytes for the same report', async () => {
  expect(await text(renderHtml(aSmallReport()))).toBe(await text(renderHtml(aSmallReport())));
});
