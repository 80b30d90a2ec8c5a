import { expect, it } from 'vitest';
import { formatOfAccept } from './report-content.ts';

it.each([
  [undefined, 'json'],
  ['*/*', 'json'],
  ['application/sarif+json', 'sarif'],
  ['text/csv;q=0.5, application/pdf', 'pdf'],
  ['text/csv;q=0.5, application/pdf;q=0.4', 'csv'],
  ['text/html, application/xhtml+xml, application/json;q=0.9', 'html'],
  ['application/pdf;q=0, text/csv;q=0.1', 'csv'],
  ['APPLICATION/VND.CYCLONEDX+JSON; version=1.6', 'cyclonedx'],
  ['image/png', 'json'],
  [';;q=,,=', 'json'],
])('takes the header Accept %s as %s', (accept, format) => {
  expect(formatOfAccept(accept)).toBe(format);
});
