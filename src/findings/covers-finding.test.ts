import { expect, it } from 'vitest';
import type { FindingRule, LapseFacts } from '../domain/finding-rule.ts';
import { coversFinding, lapseFactsOf, lapseOf, type RuledFinding } from './covers-finding.ts';

const rule: FindingRule = {
  id: 'rule',
  siteId: null,
  findingId: null,
  cveId: null,
  network: '10.0.0.0/24',
  tag: null,
  deviceClass: null,
  product: null,
  purl: null,
  port: null,
  transport: null,
  status: 'accepted',
  vexJustification: null,
  justification: 'Behind the firewall.',
  lapsesOn: ['known_exploited'],
  expiresAt: '2030-02-01T00:00:00.000Z',
  createdBy: 'someone',
  createdAt: '2030-01-01T00:00:00.000Z',
  endedAt: null,
  endedBy: null,
  endedAs: null,
  vexDocumentId: null,
};
const finding: RuledFinding = {
  id: 'finding',
  siteId: 'site',
  cveId: 'CVE-2030-1',
  judged: [{ port: 443, transport: 'tcp', cpe: 'cpe:2.3:a:acme:server:1.5:*:*:*:*:*:*:*' }],
  ipAddress: '10.0.0.7',
  tags: ['dmz'],
  deviceClass: 'router',
  knownExploited: false,
  exploitedSince: null,
  statement: 'cpe:2.3:a:acme:server:*:*:*:*:*:*:*:* >= 1.0, < 2.0',
  lapsedRules: [],
};
const at = '2030-01-15T00:00:00.000Z';
const covers = (over: Partial<FindingRule>, of: Partial<RuledFinding> = {}, when = at) =>
  coversFinding({ ...rule, ...over }, { ...finding, ...of }, when);

it('covers a finding only where it means every service that shows it', () => {
  const named = (name: string) => `cpe:2.3:a:acme:${name}:1.5:*:*:*:*:*:*:*`;
  const [server, proxy] = [named('server'), named('proxy')];
  const place = { port: 443, transport: 'tcp', cpe: server } as const;
  const rule = { product: server };
  const here = { ...rule, port: 443, transport: 'tcp' } as const;
  expect(covers(rule, { judged: [place, { ...place, port: 8443 }] })).toBe(true);
  expect(covers(rule, { judged: [place, { ...place, cpe: proxy }] })).toBe(false);
  expect(covers(here, { judged: [place] })).toBe(true);
  expect(covers(here, { judged: [place, { ...place, port: 8443 }] })).toBe(false);
  expect(covers(here, { judged: [{ ...place, transport: 'udp' }] })).toBe(false);
  expect(covers({}, { judged: [place, { ...place, cpe: proxy }] })).toBe(true);
});

it.each([
  [{}],
  [
    {
      network: null,
      siteId: 'site',
      cveId: 'CVE-2030-1',
      tag: 'dmz',
      deviceClass: 'router',
      findingId: 'finding',
    },
  ],
  [{ network: '10.0.0.7/32' }],
  [{ product: 'cpe:2.3:a:acme:server:1.5:*:*:*:*:*:*:*' }],
  [{ product: 'cpe:2.3:a:acme:server:*:*:*:*:*:*:*:*' }],
  [{ product: 'cpe:2.3:a:acme:server:*:*:*:*:*:*:*:*', port: 443, transport: 'tcp' }],
] as const)('covers what fits all of %j', (over) => {
  expect(covers(over)).toBe(true);
});

it.each([
  [{ network: '10.0.1.0/24' }],
  [{ network: 'fd00::/8' }],
  [{ siteId: 'other' }],
  [{ findingId: 'other' }],
  [{ cveId: 'CVE-2030-2' }],
  [{ tag: 'office' }],
  [{ product: 'cpe:2.3:a:acme:server:1.6:*:*:*:*:*:*:*' }],
  [{ product: 'cpe:2.3:a:other:server:*:*:*:*:*:*:*:*' }],
  [{ product: 'pkg:deb/debian/acme' }],
  [{ deviceClass: 'printer' }],
  [{ endedAt: at }],
] as const)('covers nothing that does not fit %j', (over) => {
  expect(covers(over)).toBe(false);
});

it('counts from when it was made until it runs out', () => {
  expect(covers({}, {}, '2029-12-31T23:59:59.999Z')).toBe(false);
  expect(covers({}, {}, '2030-01-01T00:00:00.000Z')).toBe(true);
  expect(covers({}, {}, '2030-02-01T00:00:00.000Z')).toBe(false);
});

it('does not cover what was found to be exploited after it was made, unless told so', () => {
  const known = { knownExploited: true, exploitedSince: '2029-12-01' };
  expect(covers({}, known)).toBe(true);
  expect(covers({}, { ...known, exploitedSince: '2030-01-10' })).toBe(false);
  expect(covers({}, { ...known, exploitedSince: null })).toBe(false);
  expect(covers({ lapsesOn: [] }, { ...known, exploitedSince: '2030-01-10' })).toBe(true);
});

it('does not come back to a finding for which it has lapsed', () => {
  expect(covers({}, { lapsedRules: ['rule'] })).toBe(false);
});

it('lapses when what its author named becomes so, and not when it was so before', () => {
  const before: LapseFacts = { isKnownExploited: false, isExposed: false, hasFix: false };
  const watching = { ...rule, lapsesOn: ['exposed', 'fix_available', 'known_exploited'] as const };
  expect(lapseOf(watching, before, before)).toBeUndefined();
  expect(lapseOf(watching, before, { ...before, isExposed: true })).toBe('exposed');
  expect(lapseOf(watching, before, { ...before, hasFix: true })).toBe('fix_available');
  expect(lapseOf(watching, before, { ...before, isKnownExploited: true })).toBe('known_exploited');
  expect(lapseOf(watching, { ...before, hasFix: true }, { ...before, hasFix: true })).toBeUndefined();
  expect(lapseOf(rule, before, { ...before, hasFix: true })).toBeUndefined();
});

it('reads from a finding what may end a rule', () => {
  expect(lapseFactsOf(finding)).toEqual({ isKnownExploited: false, isExposed: false, hasFix: true });
  const open = { ...finding, statement: 'cpe:2.3:a:acme:server:*:*:*:*:*:*:*:* <= 1.9' };
  expect(lapseFactsOf({ ...open, ipAddress: '8.8.8.8', knownExploited: true })).toEqual({
    isKnownExploited: true,
    isExposed: true,
    hasFix: false,
  });
});
