import { describe, expect, it } from 'vitest';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import { unknownIdentity } from '../domain/service-identity.ts';
import { judgeDistribution } from './judge-distribution.ts';

const openssh = 'openbsd:openssh';

function judge(
  extra: Readonly<Record<string, string>>,
  releases: Readonly<Record<string, string | null>>,
  version = '9.2p1',
  product = openssh,
) {
  const fixes: Partial<DistributionFixes> = {
    findDistributionFix: (sourcePackage, _cveId, release) => {
      const fixedVersion = releases[release];
      if (fixedVersion === undefined) return undefined;
      const status = fixedVersion === null ? 'open' : 'resolved';
      return { source: 'debian_tracker', package: sourcePackage, release, status, fixedVersion };
    },
  };
  return judgeDistribution(fixes, { ...unknownIdentity, version, extra }, product, 'CVE-2030-0001');
}
const debian = (revision: string) => ({ distribution: 'Debian', package_revision: revision });

describe('judgeDistribution', () => {
  it.each([
    ['at the fix', '2+deb12u3', '1:9.2p1-2+deb12u3', 'not_affected'],
    ['after the fix', '2+deb12u10', '1:9.2p1-2+deb12u3', 'not_affected'],
    ['before the fix', '2+deb12u2', '1:9.2p1-2+deb12u3', 'affected'],
    ['while there is no fix', '2+deb12u2', null, 'affected'],
    ['in a release that never had it', '2+deb12u2', '0', 'not_affected'],
  ])('decides a revision %s', (_, revision, fixedVersion, verdict) => {
    const decided = judge(debian(revision), { bookworm: fixedVersion });
    expect(decided?.verdict).toBe(verdict);
    expect(decided?.statement).toContain(`Debian bookworm: openssh 1:9.2p1-${revision}`);
  });

  it.each<[string, Readonly<Record<string, string | null>>, string | undefined]>([
    ['what sid alone is known of', { sid: '1:9.6p1-3' }, 'affected'],
    ['a fix before it', { sid: '1:9.1p1-1' }, 'not_affected'],
    ['no fix at all', { sid: null }, 'affected'],
    ['sid that has it no more', { sid: '0' }, undefined],
    ['what is said of a release alone', { bookworm: '1:9.2p1-2+deb12u3' }, undefined],
    ['a release that never had it', { bookworm: '0', sid: '1:9.6p1-3' }, undefined],
    ['a release that has it still', { bookworm: null, sid: '1:9.1p1-1' }, undefined],
    [
      'fixes behind it everywhere',
      { bookworm: '1:9.2p1-2+deb12u3', trixie: '1:9.6p1-3', sid: '1:9.6p1-3' },
      'affected',
    ],
    ['the same fix before it everywhere', { bookworm: '1:9.1p1-1', sid: '1:9.1p1-1' }, 'not_affected'],
    // That release has another upstream version: the revision is not one of it.
    ['a fix for an older release', { bullseye: '1:8.4p1-5+deb11u3', sid: '1:9.6p1-3' }, 'affected'],
  ])('judges a revision without the mark of a release by all releases: %s', (_, releases, verdict) => {
    expect(judge(debian('2'), releases)?.verdict).toBe(verdict);
  });

  it.each([
    ['Ubuntu', { distribution: 'Ubuntu', package_revision: '3ubuntu0.1' }],
    ['Raspbian', { distribution: 'Raspbian', package_revision: '2+deb12u1' }],
    ['a mark without revision', { distribution: 'Debian' }],
    ['a rebuild', debian('2+deb12u3+acme1')],
    ['another release', debian('5+deb11u1')],
  ])('leaves %s to the upstream version', (_, extra) => {
    expect(judge(extra, { bookworm: '1:9.2p1-2+deb12u3' })).toBeUndefined();
  });

  it.each([
    ['2+deb12u2', undefined],
    ['2+deb12u3', 'not_affected'],
  ])('clears by what Debian calls unimportant, and accuses nobody: %s', (revision, verdict) => {
    const fix = {
      source: 'debian_tracker',
      package: 'openssh',
      release: 'bookworm',
      status: 'resolved',
    } as const;
    const fixes: Partial<DistributionFixes> = {
      findDistributionFix: () => ({ ...fix, fixedVersion: '1:9.2p1-2+deb12u3', clearsOnly: true }),
    };
    const identity = { ...unknownIdentity, version: '9.2p1', extra: debian(revision) };
    expect(judgeDistribution(fixes, identity, openssh, 'CVE-2030-0001')?.verdict).toBe(verdict);
  });

  it('leaves what may be counted otherwise to the upstream version', () => {
    const revision = debian('2+deb12u1');
    expect(judge(revision, { bookworm: '2:9.2p1-2+deb12u3' })).toBeUndefined();
    expect(judge(revision, { bookworm: '1:9.2p1+dfsg-2+deb12u3' })).toBeUndefined();
    expect(judge(revision, { bookworm: 'not a version' })).toBeUndefined();
    expect(judge(revision, { bookworm: '1:9.2p1-3' }, 'odd version')).toBeUndefined();
    expect(judge(revision, { bookworm: '1:9.2p1-3' }, '9.2p1', 'acme:relay')).toBeUndefined();
  });

  it('knows nothing without a tracker', () => {
    const identity = { ...unknownIdentity, version: '9.2p1', extra: debian('2+deb12u1') };
    expect(judgeDistribution({}, identity, openssh, 'CVE-2030-0001')).toBeUndefined();
  });
});
