const at = '2030-01-02T03:04:05.000';
const criteria = 'cpe:2.3:a:acme:relay:*:*:*:*:*:*:*:*';

/** An NVD JSON 2.0 record with everything that is read of one, written for the fuzzer. */
export function aNvdRecord(number: number) {
  return {
    cve: {
      id: `CVE-2030-${1000 + number}`,
      sourceIdentifier: 'cna@acme.example',
      published: at,
      lastModified: at,
      vulnStatus: 'Analyzed',
      descriptions: [{ lang: 'en', value: 'Invented flaw, über \u{1f600}.' }],
      metrics: {
        cvssMetricV31: [
          {
            source: 'nvd@nist.gov',
            type: 'Primary',
            cvssData: {
              version: '3.1',
              vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
              baseScore: 9.8,
              baseSeverity: 'CRITICAL',
            },
          },
        ],
      },
      weaknesses: [
        { source: 'nvd@nist.gov', type: 'Primary', description: [{ lang: 'en', value: 'CWE-79' }] },
      ],
      configurations: [
        {
          operator: 'AND',
          nodes: [
            {
              operator: 'OR',
              negate: false,
              cpeMatch: [
                { vulnerable: true, criteria, versionStartIncluding: '1.0', versionEndExcluding: '2.0.1' },
                { vulnerable: true, criteria: 'cpe:2.3:a:acme:relay:3.0:p1:*:*:*:*:*:*' },
              ],
            },
            {
              operator: 'OR',
              cpeMatch: [{ vulnerable: false, criteria: 'cpe:2.3:h:acme:box:-:*:*:*:*:*:*:*' }],
            },
          ],
        },
      ],
      references: [{ url: 'https://acme.example/1', source: 'cna@acme.example', tags: ['Patch'] }],
    },
  };
}

/** An override of the Anchore overlay, likewise. */
export function anOverride(number: number) {
  return {
    _annotation: {
      cna: 'acme',
      cve_id: `CVE-2030-${1000 + number}`,
      description: 'Invented.',
      modified: '2030-02-03T04:05:06.381000+00:00',
      published: '2030-01-02T03:04:05.616000+00:00',
      references: ['https://acme.example/1'],
    },
    cve: {
      configurations: [
        {
          nodes: [{ operator: 'OR', cpeMatch: [{ vulnerable: true, criteria, versionEndExcluding: '2.0' }] }],
        },
      ],
    },
  };
}
