import { describe, expect, it } from 'vitest';
import { parseHostsFile } from './hosts-file.ts';
import { manufacturerOf } from './manufacturer-of.ts';
import { unresolvedLimit } from './neighbour-limit.ts';
import { parseNeighbourList, parseNeighbourTable } from './neighbour-table.ts';
import { readIpv4Neighbours } from './read-neighbours.ts';

const heading = 'IP address       HW type     Flags       HW address            Mask     Device\n';
function line(address: string, flags: string, mac: string): string {
  return `${address}     0x1         ${flags}         ${mac}     *        eth0\n`;
}

describe('parseNeighbourTable', () => {
  it('takes complete entries only', () => {
    const table = parseNeighbourTable(
      heading +
        line('192.168.88.1', '0x2', '4c:5e:0c:01:02:03') +
        line('192.168.88.2', '0x0', '00:00:00:00:00:00') +
        line('192.168.88.3', '0x6', '4c:5e:0c:01:02:04'),
    );
    expect([...table]).toEqual([
      ['192.168.88.1', '4C:5E:0C:01:02:03'],
      ['192.168.88.3', '4C:5E:0C:01:02:04'],
    ]);
  });

  it('takes a MAC that stands for many addresses for nobody', () => {
    const proxied = Array.from({ length: 5 }, (_, index) =>
      line(`10.0.0.${index}`, '0x2', '4c:5e:0c:01:02:03'),
    );
    const table = parseNeighbourTable(heading + proxied.join(''));
    expect(table.size).toBe(5);
    expect([...table.values()].every((mac) => mac === null)).toBe(true);
  });

  it.each(['', '\0\0\0', 'x'.repeat(100_000), heading + 'a b c\n\n0x2 0x2 0x2 0x2'])(
    'survives %#',
    (text) => {
      expect(parseNeighbourTable(text).size).toBe(0);
    },
  );
});

describe('parseNeighbourList', () => {
  it('takes what has a MAC and is not given up', () => {
    const table = parseNeighbourList(
      'fd00::10 dev eth0 lladdr 4c:5e:0c:01:02:03 router REACHABLE\n' +
        'fd00:0::11 dev eth0 lladdr 4c:5e:0c:01:02:04 STALE\n' +
        'fd00::12 dev eth0 FAILED\nfd00::13 dev eth0 INCOMPLETE\n' +
        'fd00::14 dev eth0 lladdr 4c:5e:0c:01:02:05 FAILED\nnonsense\n\n',
    );
    expect([...table]).toEqual([
      ['fd00::10', '4C:5E:0C:01:02:03'],
      ['fd00::11', '4C:5E:0C:01:02:04'],
    ]);
  });
});

describe('the limits of the table', () => {
  it('says that there is no table where there is none', async () => {
    expect(await readIpv4Neighbours('/nonexistent')).toBeUndefined();
  });

  it('leaves half of the usual table to others where the kernel does not tell its size', () => {
    expect(unresolvedLimit('/nonexistent')).toBe(512);
  });
});

describe('manufacturerOf', () => {
  it('names MikroTik', async () => {
    expect(await manufacturerOf('4C:5E:0C:01:02:03')).toBe('Routerboard.com');
  });

  it('believes the registry at hand before the shipped one, longest block first', async () => {
    const blocks: Readonly<Record<string, string>> = {
      '4C5E0C': 'Renamed',
      '4C5E0C0': 'Smaller',
      '4C5E0C123': 'Tiny',
    };
    const makers = { findMaker: (block: string) => blocks[block] };
    expect(await manufacturerOf('4C:5E:0C:F1:02:03', makers)).toBe('Renamed');
    expect(await manufacturerOf('4C:5E:0C:01:02:03', makers)).toBe('Smaller');
    expect(await manufacturerOf('4C:5E:0C:12:32:03', makers)).toBe('Tiny');
    expect(await manufacturerOf('4C:5E:0C:F1:02:03', { findMaker: () => undefined })).toBe('Routerboard.com');
  });

  it('names nobody for a locally administered address', async () => {
    expect(await manufacturerOf('02:00:00:00:00:01')).toBeNull();
  });
});

describe('parseHostsFile', () => {
  it('gives the first name of each address and ignores comments', () => {
    const names = parseHostsFile(
      '# hosts\n127.0.0.1\tlocalhost loopback\n10.0.0.1 gw # 10.0.0.2 x\n127.0.0.1 other\n',
    );
    expect([...names]).toEqual([
      ['127.0.0.1', 'localhost'],
      ['10.0.0.1', 'gw'],
    ]);
  });
});
