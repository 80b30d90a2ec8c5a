import { expect, it } from 'vitest';
import { complianceTagsOf } from './compliance-tags.ts';

const v31 = (impacts: string) => `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/${impacts}`;
const facts = (over: Partial<Parameters<typeof complianceTagsOf>[0]>) => ({
  score: null,
  severity: null,
  vector: null,
  knownExploited: false,
  ...over,
});

it.each([
  [
    'everything grave',
    facts({ score: 9.8, severity: 'CRITICAL', vector: v31('C:H/I:H/A:H') }),
    ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
  ],
  [
    'an outage, however grave',
    facts({ score: 7.5, severity: 'HIGH', vector: v31('C:N/I:N/A:H') }),
    ['PCI-DSS', 'SOC2', 'ISO-27001', 'NIST'],
  ],
  ['a score of exactly 4.0', facts({ score: 4, severity: 'MEDIUM' }), ['PCI-DSS', 'ISO-27001']],
  ['a score just below', facts({ score: 3.9, severity: 'LOW' }), ['ISO-27001']],
  [
    'a medium one that gives all data away',
    facts({ score: 6.5, severity: 'MEDIUM', vector: v31('C:H/I:N/A:N') }),
    ['PCI-DSS', 'GDPR', 'ISO-27001'],
  ],
  [
    'a complete impact of CVSS 2.0',
    facts({ score: 7.8, severity: 'HIGH', vector: 'AV:N/AC:L/Au:N/C:C/I:N/A:N' }),
    ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
  ],
  [
    'an impact of CVSS 4.0 on other systems alone',
    facts({
      score: 7,
      severity: 'HIGH',
      vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:H/SI:H/SA:N',
    }),
    ['PCI-DSS', 'SOC2', 'ISO-27001', 'NIST'],
  ],
  ['what is exploited without a score', facts({ knownExploited: true }), ['SOC2', 'ISO-27001', 'NIST']],
  ['nothing known', facts({}), []],
  ['a score of nothing', facts({ score: 0, severity: 'NONE', vector: v31('C:N/I:N/A:N') }), []],
])('the tags of %s', (_, given, tags) => {
  expect(complianceTagsOf(given as Parameters<typeof complianceTagsOf>[0])).toEqual(tags);
});
