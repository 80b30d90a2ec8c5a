/** One device with Log4Shell, seen in two scans. */
export const macAddressCvesExample = {
  mac_addresses: ['00:1A:2B:3C:4D:5E'],
  total_scans: 2,
  total_cve_instances: 2,
  total_host_count: 1,
  mac_stats: {
    '00:1A:2B:3C:4D:5E': {
      total_cve_instances: 2,
      unique_cve_count: 1,
      highest_score: 10,
      average_score: 10,
    },
  },
  stats: { unique_cve_count: 1, highest_score: 10, average_score: 10 },
  cves: [
    {
      id: '9c46d2a1-1234-5678-9abc-def012345678',
      cve_id: 'CVE-2021-44228',
      description: 'JNDI features do not protect against endpoints that an attacker controls.',
      published_at: '2021-12-10T10:15:09.143Z',
      created_at: '2026-11-02T12:10:00.000Z',
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
      score: 10,
      severity: 'CRITICAL',
      scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
      compliance_tags: ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
      host: {
        id: '9c46d2a1-0000-4678-9abc-def012345678',
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        hostname: 'fileserver.local',
        mac_address: '00:1A:2B:3C:4D:5E',
        manufacturer: 'Ayecom Technology Co., Ltd.',
        ip_address: '192.168.1.101',
      },
      status: 'open',
      other_occurrences: [
        {
          id: '9c46d2a1-1111-4678-9abc-def012345678',
          scan_id: '9c30a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
          host_id: '9c46d2a1-0000-4678-9abc-def012345678',
          created_at: '2026-10-26T12:10:00.000Z',
        },
      ],
      assigner: 'security@apache.org',
      references: [
        {
          url: 'https://logging.apache.org/log4j/2.x/security.html',
          name: 'https://logging.apache.org/log4j/2.x/security.html',
        },
      ],
      cve_detail: {
        cvss_version: '3.1',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
        base_score: 10,
        severity: 'CRITICAL',
        impact_score: 6,
        exploitability_score: 3.9,
        metrics: {
          attack_vector: 'NETWORK',
          attack_complexity: 'LOW',
          privileges_required: 'NONE',
          user_interaction: 'NONE',
          scope: 'CHANGED',
          confidentiality: 'HIGH',
          integrity: 'HIGH',
          availability: 'HIGH',
        },
      },
      finding_id: '9c46d2a1-2222-4678-9abc-def012345678',
      known_exploited: true,
    },
  ],
};
