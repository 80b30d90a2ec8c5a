import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { udpProbePorts } from '../fingerprint/udp-probe-ports.ts';
import { parsePortSelection } from './parse-port-selection.ts';
import { rankedTcpPorts } from './ranked-tcp-ports.ts';

describe('parsePortSelection', () => {
  it.each([
    ['22', [22], []],
    ['22,80, 8000-8002', [22, 80, 8000, 8001, 8002], []],
    ['80,22,80', [22, 80], []],
    ['T:22,U:161', [22], [161]],
    ['U:161,123,T:1-2', [1, 2], [123, 161]],
    ['u:53', [], [53]],
    [' None', [], []],
    ['1-65535', Array.from({ length: 65_535 }, (_, index) => index + 1), []],
  ])('reads %s', (text, tcp, udp) => {
    expect(parsePortSelection(text)).toEqual({ tcp, udp });
  });

  it('top-100 and top-1000 hold that many TCP ports, and the UDP services worth asking', () => {
    const sortedUdp = [...udpProbePorts].sort((a, b) => a - b);
    for (const [name, count] of [
      ['top-100', 100],
      ['top-1000', 1000],
      ['all', 65_535],
    ] as const) {
      const { tcp, udp } = parsePortSelection(name);
      expect(new Set(tcp).size).toBe(count);
      expect(tcp).toEqual([...tcp].sort((a, b) => a - b));
      expect(udp).toEqual(sortedUdp);
    }
  });

  it('adds single ports to a named selection', () => {
    expect(parsePortSelection('top-100,65000').tcp).toContain(65_000);
  });

  it.each([
    '',
    'ssh',
    '0',
    '65536',
    '1-',
    '-5',
    '9-3',
    '22,,80',
    'X:22',
    '22;80',
    '1-2-3',
    'top-10',
    'none,22',
    '٢٢',
  ])("refuses '%s' with a usage error", (text) => {
    expect(() => parsePortSelection(text)).toThrow(
      expect.objectContaining({ kind: 'usage', code: 'bad_ports' }),
    );
  });

  it('never gives a port outside 1–65535, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\dTU:,-]{1,20}$/u), (text) => {
        try {
          const { tcp, udp } = parsePortSelection(text);
          for (const port of [...tcp, ...udp]) expect(port >= 1 && port <= 65_535).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad_ports' });
        }
      }),
    );
  });
});

describe('the ranked ports', () => {
  it.each([
    21, 22, 23, 25, 53, 80, 110, 139, 143, 389, 443, 445, 465, 554, 587, 636, 993, 995, 1433, 1883, 2000,
    3306, 3389, 4222, 5060, 5432, 5672, 5900, 6379, 8080, 8291, 8443, 8728, 8729, 9200, 11211, 27017,
  ])('the first hundred hold port %i', (port) => {
    expect(rankedTcpPorts().slice(0, 100)).toContain(port);
  });

  it('are distinct', () => {
    expect(new Set(rankedTcpPorts()).size).toBe(rankedTcpPorts().length);
  });
});
