import { describe, expect, it } from 'vitest';
import { Slots } from '../budget/slots.ts';
import type { SweepOutcome } from '../ports/host-sweep.ts';
import { discoverHost, type DiscoverOptions } from './discover-host.ts';
import { AnswerTimes } from './answer-times.ts';
import type { NeighbourAnswer } from './neighbour-watch.ts';

const address = '192.168.88.7';
const mac = '4C:5E:0C:01:02:03';
const silence: SweepOutcome = {
  open: [],
  firstAnswer: undefined,
  firstAnswerPort: undefined,
  unasked: 0,
  reason: undefined,
};

interface Script {
  /** What the table said before anything was sent. */
  readonly before?: string;
  /** What the nudge makes of it. */
  readonly arp?: NeighbourAnswer;
  /** What the table says after the doubt. */
  readonly after?: string;
  /** What each round of ports brings; silence afterwards. */
  readonly rounds?: readonly SweepOutcome[];
  readonly onLink?: boolean;
  readonly nudge?: string;
  readonly otherwise?: 'udp_reply' | 'icmp';
}

function discovery({ rounds = [], onLink = true, arp = { kind: 'silent' }, ...script }: Script) {
  const told = { asked: 0, shortages: 0, nudges: 0, otherwise: 0, reads: 0 };
  const options: DiscoverOptions = {
    sweep: { run: async () => rounds[told.asked++] ?? silence },
    signal: new AbortController().signal,
    connectTimeoutMs: 1000,
    maxInFlight: 4,
    neighbours: {
      table: async () => {
        const entry = told.reads++ === 0 ? script.before : script.after;
        return new Map(entry === undefined ? [] : [[address, entry]]);
      },
      wait: async () => arp,
      noteAnswer: () => undefined,
    },
    isOnLink: () => onLink,
    nudge: async () => {
      told.nudges += 1;
      return script.nudge;
    },
    unresolved: new Slots(1),
    askOtherwise: async () => {
      told.otherwise += 1;
      return script.otherwise;
    },
    onShortage: () => (told.shortages += 1),
    answerTimes: new AnswerTimes(),
    oldEntryProofMs: 20,
  };
  return { options, told };
}

describe('discoverHost', () => {
  it('believes a neighbour entry that its own packet made, and asks nothing more', async () => {
    const { options, told } = discovery({ arp: { kind: 'mac', macAddress: mac } });
    expect(await discoverHost(address, options)).toEqual({ by: 'neighbour_table' });
    expect(told).toMatchObject({ nudges: 1, asked: 0 });
  });

  it('reports no host for an old entry that does not outlast the doubt', async () => {
    const { options, told } = discovery({ before: mac, arp: { kind: 'mac', macAddress: mac } });
    expect(await discoverHost(address, options)).toBeUndefined();
    expect(told.asked).toBe(2);
  });

  it('believes an old entry that does', async () => {
    const { options } = discovery({ before: mac, arp: { kind: 'mac', macAddress: mac }, after: mac });
    expect(await discoverHost(address, options)).toEqual({ by: 'neighbour_table' });
  });

  it('believes an old entry at once when a port answers', async () => {
    const rounds = [{ ...silence, firstAnswer: 'refused', firstAnswerPort: 443 } as const];
    const { options } = discovery({ before: mac, arp: { kind: 'mac', macAddress: mac }, rounds });
    const answer = { port: 443, kind: 'refused' };
    expect(await discoverHost(address, options)).toEqual({ by: 'tcp_refused', answer });
  });

  it('asks nothing more of an address that ARP does not know', async () => {
    const { options, told } = discovery({});
    expect(await discoverHost(address, options)).toBe('absent');
    expect(told).toMatchObject({ nudges: 1, asked: 0, otherwise: 0 });
  });

  it.each<Script>([{ arp: { kind: 'shared_mac' } }, { arp: { kind: 'unknown' } }, { nudge: 'denied' }])(
    'does not take the word of a table that cannot tell (%#)',
    async (script) => {
      const { options, told } = discovery({ arp: { kind: 'silent' }, ...script });
      expect(await discoverHost(address, options)).toBeUndefined();
      expect(told).toMatchObject({ asked: 2, otherwise: 1 });
    },
  );

  it('asks the second ports of an address behind a router, and takes a refusal', async () => {
    const refused = { ...silence, firstAnswer: 'refused', firstAnswerPort: 23 } as const;
    const { options, told } = discovery({ onLink: false, rounds: [silence, refused] });
    expect(await discoverHost(address, options)).toMatchObject({ by: 'tcp_refused' });
    expect(told).toMatchObject({ nudges: 0, otherwise: 1 });
  });

  it('asks otherwise where TCP is silent behind a router', async () => {
    const { options } = discovery({ onLink: false, otherwise: 'udp_reply' });
    expect(await discoverHost(address, options)).toEqual({ by: 'udp_reply' });
  });

  it('waits for no other answer once it has one', async () => {
    const refused = { ...silence, firstAnswer: 'refused', firstAnswerPort: 23 } as const;
    const { options } = discovery({ onLink: false, rounds: [silence, refused] });
    const ended = Promise.withResolvers<undefined>();
    const askOtherwise: DiscoverOptions['askOtherwise'] = async (_address, signal) => {
      signal.addEventListener('abort', () => ended.resolve(undefined));
      return ended.promise;
    };
    expect(await discoverHost(address, { ...options, askOtherwise })).toMatchObject({ by: 'tcp_refused' });
  });

  it('asks the second ports sooner in a block that answers fast, and with all patience', async () => {
    const { options } = discovery({ onLink: false });
    const timeouts: number[] = [];
    const sweep: DiscoverOptions['sweep'] = {
      run: async ({ address: to, timeoutMs, patienceMs }) => {
        timeouts.push(Math.min(timeoutMs, patienceMs?.() ?? Infinity));
        const isThere = Number(to.split('.').at(-1)) <= 8;
        return isThere ? { ...silence, firstAnswer: 'open', firstAnswerPort: 443 } : silence;
      },
    };
    for (let last = 1; last <= 9; last += 1) await discoverHost(`10.0.0.${last}`, { ...options, sweep });
    await discoverHost('10.0.1.9', { ...options, sweep });
    expect(timeouts).toEqual([...Array.from({ length: 8 }, () => 900), 300, 900, 900, 900]);
  });

  it('says so when it had no sockets to ask with', async () => {
    const short: SweepOutcome = { ...silence, unasked: 4, reason: 'local_resources' };
    const { options, told } = discovery({ onLink: false, rounds: [short, short] });
    expect(await discoverHost(address, options)).toBeUndefined();
    expect(told.shortages).toBe(2);
  });
});
