import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someNmapXml } from '../../../test/support/some-nmap-xml.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { observeNmap } from './observe-nmap.ts';
import { readNmapXml } from './read-nmap-xml.ts';

const now = new Date('2027-01-01T00:00:00.000Z');
const observe = async (text: string) => observeNmap(await readNmapXml(text), now);

describe("nmap's XML", () => {
  it('becomes the hosts that were up with their open ports, at the time of the file', async () => {
    const [host, ...others] = await observe(someNmapXml(['192.0.2.1']));
    expect(others).toEqual([]);
    expect(host).toMatchObject({
      ipAddress: '192.0.2.1',
      macAddress: '00:0C:42:00:00:00',
      manufacturer: 'Routerboard.com',
      hostname: 'host-0.example',
      discoveredBy: 'imported',
      partialReasons: ['imported'],
      finishedAt: '2026-11-30T10:42:35.000Z',
    });
    expect(host?.services.map(({ port, identity }) => [port, identity.service, identity.version])).toEqual([
      [22, 'ssh', '9.2p1'],
      [80, null, null],
      [443, 'https', '1.18.0'],
      [5432, 'postgresql', null],
    ]);
  });

  it("names OpenSSH in NVD's words, and the package that the distribution made of it", async () => {
    const [host] = await observe(someNmapXml(['192.0.2.1']));
    const { identity, observation } = host!.services[0]!;
    expect(identity.cpe[0]).toBe('cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*');
    expect(identity.extra).toMatchObject({ distribution: 'Debian', package_revision: '2+deb12u3' });
    expect(Buffer.from(observation?.replyBase64 ?? '', 'base64').toString()).toContain('9.2p1 Debian');
  });

  it('that is of the future is of now', async () => {
    const [host] = await observe(someNmapXml(['192.0.2.1'], 9_999_999_999));
    expect(host?.finishedAt).toBe(now.toISOString());
  });

  it('with hosts that nmap was told to take for up has those that answered', async () => {
    const assumed = (last: number, rest: string) =>
      `<host><status state="up" reason="user-set"/><address addr="192.0.2.${last}" addrtype="ipv4"/>${rest}</host>`;
    const port = (state: string) =>
      `<ports><extraports state="filtered" count="999"/><port protocol="tcp" portid="22"><state state="${state}"/></port></ports>`;
    const hosts = await observe(
      `<nmaprun>${[
        assumed(1, ''),
        assumed(2, port('filtered')),
        assumed(3, port('open')),
        assumed(4, port('closed')),
        assumed(5, '<ports><extraports state="closed" count="1000"/></ports>'),
        assumed(6, '<address addr="00:0C:42:00:00:01" addrtype="mac"/>'),
        assumed(7, port('open|filtered')),
      ].join('')}</nmaprun>`,
    );
    expect(hosts.map(({ ipAddress }) => ipAddress.split('.')[3])).toEqual(['3', '4', '5', '6']);
  });

  const laughs = '<!DOCTYPE nmaprun [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><nmaprun>&b;</nmaprun>';
  it.each([
    ['entities that multiply', laughs],
    ['an external entity', '<!DOCTYPE nmaprun SYSTEM "file:///etc/passwd"><nmaprun/>'],
    ['a second document type', '<!DOCTYPE nmaprun><!DOCTYPE nmaprun><nmaprun/>'],
    ['an entity of its own', '<!DOCTYPE nmaprun><nmaprun>&x;</nmaprun>'],
    ['another root', '<html/>'],
    ['nothing', ' '],
    ['JSON', '{"nmaprun": 1}'],
    ['nesting without end', `<nmaprun>${'<host>'.repeat(10_000)}`],
    ['a file that was broken off', someNmapXml(['192.0.2.1']).slice(0, -60)],
  ])('with %s is refused', async (_, text) => {
    await expect(readNmapXml(text)).rejects.toThrow(expect.objectContaining({ code: 'import_malformed' }));
  });

  it('of more hosts than a site can have is refused in time', async () => {
    const host = '<host><status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/></host>';
    const started = performance.now();
    await expect(readNmapXml(`<nmaprun>${host.repeat(65_537)}</nmaprun>`)).rejects.toThrow('65536 hosts');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  const portsOf = (transport: string, count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `<port protocol="${transport}" portid="${(index % 65_535) + 1}"><state state="open"/></port>`,
    ).join('');
  const hostWith = (ports: string, addresses = '<address addr="10.0.0.1" addrtype="ipv4"/>') =>
    `<nmaprun><host><status state="up"/>${addresses}<ports>${ports}</ports></host></nmaprun>`;

  it('of a host with every port open lets others have their turn', async () => {
    const content = hostWith(portsOf('tcp', 65_535) + portsOf('udp', 65_535));
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    last = performance.now();
    const [host] = await observe(content);
    longest = Math.max(longest, performance.now() - last);
    clearInterval(ticking);
    expect(host?.services).toHaveLength(131_070);
    expect(longest).toBeLessThan(1500);
  }, 60_000);

  it('of more ports than any network has is refused, be they one port or of many addresses', async () => {
    await expect(readNmapXml(hostWith(portsOf('tcp', 200_001)))).rejects.toThrow('200000 ports');
    const closed = portsOf('tcp', 200_001).replaceAll('open', 'closed');
    await expect(readNmapXml(hostWith(closed))).rejects.toThrow('200000 ports');
    const addresses = Array.from({ length: 16 }, (_, index) => `<address addr="10.0.0.${index}"/>`).join('');
    await expect(readNmapXml(hostWith(portsOf('tcp', 20_000), addresses))).rejects.toThrow('200000 ports');
  }, 60_000);

  it('spoilt anywhere is read or refused, and gives sound observations', async () => {
    const whole = someNmapXml(['192.0.2.1', '192.0.2.2']);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(60),
        fc.string({ maxLength: 20 }),
        async (at, cut, junk) => {
          try {
            for (const { services } of await observe(whole.slice(0, at) + junk + whole.slice(at + cut))) {
              for (const { port } of services) expect(port).toBeGreaterThan(0);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(SitewardenError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
