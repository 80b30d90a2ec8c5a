import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { aTcpServer } from '../../../test/support/a-tcp-server.ts';
import { PacketBudget } from '../budget/packet-budget.ts';
import { ConnectSweep } from './connect-sweep.ts';

describe('ConnectSweep', () => {
  it('takes no answer for silence because this process stood still meanwhile', async () => {
    const server = await aTcpServer((socket) => socket.end(), { host: '127.7.50.1' });
    const sent: string[] = [];
    const sweep = new ConnectSweep({
      scope: scopeOf(['127.7.50.1'])!,
      budget: new PacketBudget({ ratePerSecond: 0, scanRate: () => 0, hostRate: () => 0 }),
      maxInFlight: 100,
      tally: { portsDone: 0, countSent: (address) => void sent.push(address) },
    });
    const ports = [server.port, ...Array.from({ length: 40 }, (_, index) => index + 1)];
    const order = { timeoutMs: 40, maxInFlight: 100, stopAtFirstAnswer: false, isCounted: true };
    const sweeping = sweep.run({ address: '127.7.50.1', ports, ...order }, new AbortController().signal);
    const until = performance.now() + 400;
    while (performance.now() < until);
    expect(await sweeping).toMatchObject({ open: [server.port], reason: undefined });
    expect(sent).toHaveLength(ports.length);
    sweep.close();
    await server.close();
  });
});
