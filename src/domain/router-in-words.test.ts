import { describe, expect, it } from 'vitest';
import { routerInWords } from './router-in-words.ts';
import type { RouterReport } from './router-report.ts';

const report: RouterReport = {
  address: '10.0.0.1',
  source: 'routeros_rest',
  readAt: '2026-11-24T12:00:00.000Z',
  system: {
    identity: 'edge-1',
    version: '7.16.2',
    channel: 'stable',
    board: 'RB5009UG+S+',
    architecture: 'arm64',
    serial: 'HG209A1B2C3',
    packages: [],
    update: null,
  },
  services: [],
  entries: { arp: 12, leases: 3, ipv6Neighbours: 0, bridgeHosts: 0, wifiStations: 2, announcements: 0 },
  unread: ['wifi'],
  attempts: [],
  load: {
    polls: 9,
    failedPolls: 0,
    highestCpuPercent: 97,
    highestConnections: null,
    maxConnections: null,
    slowedMs: 1200,
    pausedMs: 30_000,
  },
};

describe('a router in words', () => {
  it('is its version, how it was read, what it knows and how the scan went easy on it', () => {
    expect(routerInWords(report)).toBe(
      '10.0.0.1 "edge-1": RouterOS 7.16.2 (stable), RB5009UG+S+, arm64, serial HG209A1B2C3; read by REST without wifi; ' +
        'entries: ARP 12, leases 3, Wi-Fi stations 2; processor at most 97 %, scan slower for 1.2 s, waiting for 30.0 s',
    );
  });

  it('is why it was not read', () => {
    const attempts = ['rest unreachable', 'snmp timed_out'];
    const unread = { ...report, source: null, system: null, load: null, attempts };
    expect(routerInWords(unread)).toBe('10.0.0.1: not read (rest unreachable; snmp timed_out)');
  });
});
