import { expect, it } from 'vitest';
import type { KeptFinding } from '../domain/kept-finding.ts';
import type { ServiceObservation } from '../domain/observation.ts';
import { unknownIdentity, type ServiceIdentity } from '../domain/service-identity.ts';
import { isVerifiedFix } from './is-verified-fix.ts';

const cpeOf = (version: string, part = 'a', product = 'acme:server') =>
  `cpe:2.3:${part}:${product}:${version}:*:*:*:*:*:*:*`;
const finding: KeptFinding = {
  id: 'f',
  deviceId: 'd',
  cveId: 'CVE-2030-1001',
  port: 80,
  transport: 'tcp',
  judgedCpe: cpeOf('1.0'),
  judged: [],
  isClosed: false,
  lastSeenAt: '2030-01-01T00:00:00.000Z',
  recordDigest: null,
  score: 9.8,
  severity: 'CRITICAL',
  knownExploited: false,
  confidence: 60,
  statement: null,
};
const service = (cpe: readonly string[], over: Partial<ServiceObservation> = {}, confidence = 90) => ({
  port: 80,
  transport: 'tcp' as const,
  identity: { ...unknownIdentity, cpe, confidence },
  tls: null,
  banner: null,
  observation: null,
  ...over,
});
/** Below 2.0 it is affected, 3.x is not judged; a revision below 3 of whatever version is affected. */
const verdictOf = (service: ServiceObservation, cpe: string) => {
  const version = cpe.split(':')[5] ?? '*';
  const { package_revision: revision } = service.identity.extra;
  if (revision !== undefined) return Number(revision.slice(-1)) < 3 ? 'affected' : 'not_affected';
  if (version === '*' || version.startsWith('3')) return 'unknown';
  return version.startsWith('1') ? 'affected' : 'not_affected';
};
const later = '2030-01-02T00:00:00.000Z';
const isFixed = (seen: ServiceObservation[], known: ServiceObservation[] = [], seenAt = later) =>
  isVerifiedFix(finding, { seen, known, seenAt }, verdictOf);

it.each([
  ['the service in a version that is not affected', true, [service([cpeOf('2.0')])]],
  ['the same under another part', true, [service([cpeOf('2.0', 'o')])]],
  ['nothing', false, []],
  ['another port alone', false, [service([cpeOf('2.0')], { port: 81 })]],
  ['another transport alone', false, [service([cpeOf('2.0')], { transport: 'udp' })]],
  ['an open port that says nothing', false, [service([])]],
  ['another program', false, [service([cpeOf('2.0', 'a', 'other:server')])]],
  ['a version that nobody can tell', false, [service([cpeOf('*')])]],
  ['a version that nobody judges', false, [service([cpeOf('3.0')])]],
  ['a version that is affected', false, [service([cpeOf('1.5')])]],
  ['what was judged before, which only other data can close', false, [service([cpeOf('1.0')])]],
  ['a guess', false, [service([cpeOf('2.0')], {}, 49)]],
  [
    'the product in an affected version on another port',
    false,
    [service([cpeOf('2.0')]), service([cpeOf('1.5')], { port: 81 })],
  ],
  [
    'another affected product on another port',
    false,
    [service([cpeOf('2.0')]), service([cpeOf('1.0', 'a', 'other:server')], { port: 81 })],
  ],
  [
    'another product that nobody judges on another port',
    true,
    [service([cpeOf('2.0')]), service([cpeOf('3.0', 'a', 'other:server')], { port: 81 })],
  ],
  [
    'the system that the service runs on, which says nothing about it,',
    true,
    [service([cpeOf('2.0'), cpeOf('1.0', 'o', 'other:system')])],
  ],
])('a scan that saw %s: %s', (_what, expected, seen) => {
  expect(isFixed(seen)).toBe(expected);
});

it('asks for what the scan did not look at, and for a scan that is newer than the finding', () => {
  const seen = [service([cpeOf('2.0')])];
  expect(isFixed(seen, [service([cpeOf('1.0')], { port: 81 })])).toBe(false);
  expect(isFixed(seen, [service([cpeOf('2.1')], { port: 81 })])).toBe(true);
  expect(isFixed(seen, [], finding.lastSeenAt)).toBe(false);
});

const identified = (extra: ServiceIdentity['extra'], version: string) =>
  service([cpeOf(version)], {
    identity: { ...unknownIdentity, cpe: [cpeOf(version)], confidence: 95, extra },
  });

it('believes nothing that was only heard', () => {
  expect(isFixed([identified({}, '2.0')])).toBe(true);
  expect(isFixed([identified({ heard_by: 'scanner' }, '2.0')])).toBe(false);
  expect(isFixed([identified({ heard_by: 'router' }, '2.0')])).toBe(false);
});

it('tells the revisions of a package apart', () => {
  const judged = { ...finding, judgedRevision: '2+deb12u1' };
  const isFixedAt = (extra: ServiceIdentity['extra']) =>
    isVerifiedFix(judged, { seen: [identified(extra, '1.0')], known: [], seenAt: later }, verdictOf);
  expect(isFixedAt({ package_revision: '2+deb12u3' })).toBe(true);
  expect(isFixedAt({ package_revision: '2+deb12u2' })).toBe(false);
  expect(isFixedAt({ package_revision: '2+deb12u1' })).toBe(false);
  expect(isFixedAt({})).toBe(false);
  const same = isVerifiedFix(
    { ...judged, judgedRevision: '2+deb12u3' },
    { seen: [identified({ package_revision: '2+deb12u3' }, '1.0')], known: [], seenAt: later },
    verdictOf,
  );
  expect(same, 'what was judged before, which only other data can close').toBe(false);
});
