import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoNamespaces, Namespaces } from '../support/network/namespaces.ts';

/**
 * A thousand random scopes with exclusions, each in a /24 of its own of 10.0.0.0/8, in a namespace where all of that is
 * local. The kernel counts what leaves for an address of a scope, and what leaves for any other.
 */
const reason = whyNoNamespaces();
const space = 'swscopes';
const script = new URL('../support/run-random-scopes.ts', import.meta.url).pathname;
const rounds = 1000;

if (reason === undefined) describe('a thousand random scopes', tests);
else it.skip(`the thousand random scopes are skipped: ${reason}`);

function tests(): void {
  const network = new Namespaces();
  const run = async (mode: string): Promise<string> =>
    network.exec(space, process.execPath, script, mode, String(rounds));
  const counted = async (): Promise<{ inside: number; outside: number }> => {
    const text = await network.exec(space, 'nft', 'list', 'chain', 'ip', 's', 'o');
    const [inside, outside] = [...text.matchAll(/packets (\d+)/gu)].map((match) => Number(match[1]));
    return { inside: inside ?? Number.NaN, outside: outside ?? Number.NaN };
  };

  beforeAll(async () => {
    await network.add(space);
    await network.ip(space, 'route', 'add', 'local', '10.0.0.0/8', 'dev', 'lo');
    const permitted = (JSON.parse(await run('list')) as string[]).join(', ');
    await network.nft(
      space,
      `table ip s {
        set permitted { type ipv4_addr; flags interval; auto-merge; elements = { ${permitted} }\n}
        chain o { type filter hook output priority 0;
          ip daddr 10.0.0.0/8 ip daddr @permitted meta l4proto { tcp, udp, icmp } ct direction original counter
          ip daddr 10.0.0.0/8 ip daddr != @permitted ct direction original counter\n}\n}\n`,
    );
  }, 60_000);
  afterAll(async () => {
    await network.close();
  });

  it('let not one packet out to an address that is not in them', async () => {
    const { scans, packetsSent, addresses } = JSON.parse(await run('scan')) as Record<string, number>;
    expect(scans).toBe(rounds);
    const { inside, outside } = await counted();
    expect(outside).toBe(0);
    expect(inside).toBeGreaterThanOrEqual(packetsSent ?? Number.NaN);
    expect(inside).toBeGreaterThan(rounds);
    console.log(`${rounds} scopes, ${addresses} addresses: ${inside} packets inside, ${outside} outside`);
  });

  it('are counted by a counter that sees a packet which is outside', async () => {
    const before = await counted();
    await run('stray');
    expect((await counted()).outside).toBeGreaterThan(before.outside);
  });
}
