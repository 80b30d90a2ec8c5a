import { PacketBudget } from '../../src/scanning/budget/packet-budget.ts';
import { scopeOf } from '../../src/domain/scope.ts';
import { ConnectSweep } from '../../src/scanning/ports/connect-sweep.ts';

/** A child process of the tests: sweeps the loopback ports FIRST–LAST with as many sockets as it can get. */
const [first = 1, last = 1] = process.argv.slice(2).map(Number);
const scope = scopeOf(['127.0.0.0/8']);
if (scope === undefined) throw new Error('no scope');
const tally = { packetsSent: 0, portsDone: 0, countSent: () => void (tally.packetsSent += 1) };
const budget = new PacketBudget({ ratePerSecond: 0, scanRate: () => 0, hostRate: () => 0 });
const sweep = new ConnectSweep({ scope, budget, maxInFlight: 5000, tally });
const outcome = await sweep.run(
  {
    address: '127.0.0.1',
    ports: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    timeoutMs: 1500,
    maxInFlight: 5000,
    stopAtFirstAnswer: false,
    isCounted: true,
  },
  new AbortController().signal,
);
sweep.close();
process.stdout.write(JSON.stringify({ ...outcome, ...tally }));
