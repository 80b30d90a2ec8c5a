import { describe, expect, it } from 'vitest';
import type { PingOutcome } from '../sockets/send-pings.ts';
import { PingBatches } from './ping-batches.ts';
import { presenceQuestions } from './presence-questions.ts';
import { SilentAddresses } from './silent-addresses.ts';

const address = '10.9.1.1';
const going = new AbortController().signal;

function silence(ping: PingOutcome, most = 10, answersAt?: number) {
  const told = { sent: [] as number[], spent: 0, pings: 0 };
  const asking: SilentAddresses = new SilentAddresses({
    door: {
      send: async (to, port) => {
        told.sent.push(port);
        if (port === answersAt) asking.onReply(to);
        return undefined;
      },
    },
    pings: new PingBatches(async (addresses) => {
      told.pings += addresses.length;
      return new Map(addresses.map((to) => [to, ping]));
    }, new AbortController().signal),
    spend: async () => void (told.spent += 1),
    signal: new AbortController().signal,
    most: () => most,
  });
  return { asking, told };
}

describe('SilentAddresses', () => {
  it('gives up after every question, each of them paid for', async () => {
    const { asking, told } = silence('silent');
    expect(await asking.ask(address, going)).toBeUndefined();
    expect(told.sent.toSorted((a, b) => a - b)).toEqual([53, 123, 137, 161, 1900, 5060, 5353]);
    expect(told).toMatchObject({ pings: 1, spent: 8 });
  });

  it('believes a datagram, and an echo', async () => {
    expect(await silence('silent', 10, 137).asking.ask(address, going)).toBe('udp_reply');
    expect(await silence('reply').asking.ask(address, going)).toBe('icmp');
  });

  it('does not try again what this machine may not do', async () => {
    const { asking, told } = silence('unusable');
    for (const last of [1, 2, 3, 4, 5]) await asking.ask(`10.9.1.${last}`, going);
    expect(told.pings).toBe(3);
  });

  it('asks no more addresses than it may, and counts the rest', async () => {
    const { asking, told } = silence('reply', 1);
    expect(await asking.ask(address, going)).toBe('icmp');
    expect(await asking.ask('10.9.1.2', going)).toBeUndefined();
    expect(told.pings).toBe(1);
    expect(asking.left).toBe(1);
  });
});

describe('PingBatches', () => {
  it('goes on with others where one address cannot be asked, such as a broadcast address', async () => {
    const pings = new PingBatches(
      async (addresses) =>
        new Map(
          addresses.map(
            (to) => [to, to.includes(':') || to.endsWith('.255') ? 'unusable' : 'reply'] as const,
          ),
        ),
      new AbortController().signal,
    );
    expect(await pings.ask('10.9.1.255')).toBe('unusable');
    expect(await pings.ask('fd00::1')).toBe('unusable');
    expect(await pings.ask('10.9.1.1')).toBe('reply');
    for (const third of [2, 3, 4, 5]) expect(await pings.ask(`10.9.${third}.255`)).toBe('unusable');
    expect(await pings.ask('10.9.1.2')).toBe('reply');
  });

  it('lets one process ask many, by family, and gives each its own answer', async () => {
    const batches: (readonly string[])[] = [];
    const pings = new PingBatches(async (addresses) => {
      batches.push(addresses);
      return new Map(addresses.map((to) => [to, /[.:]7$/u.test(to) ? 'reply' : 'silent']));
    }, new AbortController().signal);
    const asked = [
      ...Array.from({ length: 300 }, (_, index) => `10.9.${index >> 8}.${index & 255}`),
      'fd00::7',
    ];
    const answers = await Promise.all(asked.map(async (to) => pings.ask(to)));
    const replied = asked.filter((_, index) => answers[index] === 'reply');
    expect(replied).toEqual(['10.9.0.7', '10.9.1.7', 'fd00::7']);
    expect(batches.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([1, 44, 256]);
  });

  it('takes a process that broke for silence', async () => {
    const broken = new PingBatches(
      async () => Promise.reject(new Error('no shell')),
      new AbortController().signal,
    );
    expect(await broken.ask(address)).toBe('silent');
  });
});

describe('the questions', () => {
  it('are whole datagrams of their protocols', () => {
    const of = (port: number): Buffer =>
      Buffer.from(presenceQuestions.find((question) => question.port === port)!.payload(address));
    expect(of(137)).toHaveLength(50);
    expect(of(137).readUInt16BE(46)).toBe(0x21);
    expect(of(5353).subarray(-4).toString('hex')).toBe('000c8001');
    expect(of(1900).toString()).toMatch(
      /^M-SEARCH \* HTTP\/1\.1\r\nHOST: 10\.9\.1\.1:1900\r\n[^]*\r\n\r\n$/u,
    );
  });
});
