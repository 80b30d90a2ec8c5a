import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceIdentity } from '../../domain/service-identity.ts';
import { identifyReply } from './identify-reply.ts';
import { aReply, replies } from './replies/example-replies.fixture.ts';

function identify(
  data: string | Buffer,
  protocol = '',
  port = 0,
  transport: 'tcp' | 'udp' = 'tcp',
): ServiceIdentity {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return identifyReply({ protocol, port, transport, data: bytes });
}

describe('identifyReply', () => {
  it.each(replies)('reads $name', ({ protocol, port, transport, data, expected }) => {
    expect(identify(data, protocol, port, transport)).toMatchObject(expected);
  });

  it.each(replies.filter(({ needsHint }) => needsHint !== true))(
    'reads $name by its content alone, whatever the hint says',
    ({ port, transport, data, expected }) => {
      for (const hint of ['', 'no-such-protocol', 'ssh', 'x11']) {
        expect(identify(data, hint, port, transport)).toMatchObject(expected);
      }
    },
  );

  it('takes the other words for a protocol', () => {
    expect(identify(aReply('a PostgreSQL refusal').data, 'postgres').product).toBe('PostgreSQL');
    expect(identify(aReply('a MariaDB handshake').data, 'MariaDB').product).toBe('MariaDB');
    expect(identify('HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\n\r\n', 'https').version).toBe('1.22.1');
  });

  it('takes a bare banner when the protocol is named', () => {
    expect(identify('OpenSSH_9.2p1 Debian-2+deb12u10', 'ssh')).toMatchObject({
      product: 'OpenSSH',
      version: '9.2p1',
      cpe: ['cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*', 'cpe:2.3:a:openssh:openssh:9.2:p1:*:*:*:*:*:*'],
      extra: { distribution: 'Debian', package_revision: '2+deb12u10' },
    });
    expect(identify('nginx/1.18.0 (Ubuntu)', 'http')).toMatchObject({
      version: '1.18.0',
      extra: { distribution: 'Ubuntu' },
    });
    expect(identify('RouterOS RB750Gr3', 'snmp')).toMatchObject({ product: 'RouterOS', version: null });
  });

  it.each([
    ['ACME-CTRL v7.3.1 build 2201 ready\r\n'],
    ['220 ready\r\n'],
    ['GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['\u0000\u0000\u0000\u0000'],
    ['INFO server\r\n'],
    ['version\r\n'],
    ['\r\n'],
  ])('names no product for %j', (text) => {
    expect(identify(text)).toMatchObject({
      vendor: null,
      product: null,
      version: null,
      cpe: [],
      fingerprint: null,
    });
  });

  it('does not take the words of a page for the program that serves it', () => {
    const page =
      'HTTP/1.1 200 OK\r\nServer: Acme/1\r\n\r\n<title>nginx/1.0.0 and MikroTik RouterOS explained</title>';
    expect(identify(page)).toMatchObject({ service: 'http', product: null, version: null, cpe: [] });
  });

  it('survives any bytes under any hint', { timeout: 30_000 }, () => {
    const hints = fc.constantFrom(
      '',
      'ssh',
      'http',
      'mysql',
      'postgresql',
      'snmp',
      'ldap',
      'smb',
      'dns',
      'mongodb',
      'mqtt',
      'amqp',
      'winbox',
      'mndp',
      'telnet',
      'x11',
      'ntp',
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        hints,
        fc.integer({ min: 0, max: 65_535 }),
        (data, protocol, port) => {
          const identity = identifyReply({ protocol, port, transport: 'tcp', data });
          expect(identity.confidence).toBeGreaterThanOrEqual(0);
          expect(identity.product === null && identity.version !== null).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('survives every mutation of a true reply: cut off, bytes turned, doubled', { timeout: 30_000 }, () => {
    const mutation = fc.record({
      reply: fc.constantFrom(...replies),
      cut: fc.nat(2000),
      turns: fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      twice: fc.boolean(),
    });
    fc.assert(
      fc.property(mutation, ({ reply, cut, turns, twice }) => {
        const data = Buffer.from(twice ? Buffer.concat([reply.data, reply.data]) : reply.data);
        for (const [at, value] of turns) if (at < data.length) data[at] = value;
        const { protocol, port, transport } = reply;
        const identity = identifyReply({ protocol, port, transport, data: data.subarray(0, cut) });
        for (const cpe of identity.cpe) expect(cpe.startsWith('cpe:2.3:')).toBe(true);
        for (const value of Object.values(identity.extra)) expect(value).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no time over 64 KiB of anything', () => {
    const units = [
      'a',
      '220-',
      '\r\n',
      'SSH-',
      ' ',
      'HTTP/1.1 200 OK\r\n',
      '<title',
      '+OK ',
      '\u0000',
      '\u00ff',
      '0\u0082',
      'x'.repeat(70),
    ];
    for (const unit of units) {
      const data = Buffer.from(unit.repeat(65_536 / unit.length), 'latin1');
      for (const protocol of ['', 'http', 'telnet', 'snmp', 'ldap', 'winbox']) {
        const start = performance.now();
        identify(data, protocol);
        expect(performance.now() - start).toBeLessThan(200);
      }
    }
  });
});
