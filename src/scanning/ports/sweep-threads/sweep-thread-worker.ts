import { parentPort, workerData } from 'node:worker_threads';
import { PacketBudget } from '../../budget/packet-budget.ts';
import { ConnectSweep } from '../connect-sweep.ts';
import type { ThreadBirth, ThreadOrder, ThreadWord } from './thread-message.ts';

// Every refused port makes an Error that nobody reads; walking the stack is a third of its price.
Error.stackTraceLimit = 0;

const { scope, maxInFlight } = workerData as ThreadBirth;
const countEveryMs = 50;

const sent = new Map<string, number>();
const tally = {
  portsDone: 0,
  countSent(address: string): void {
    sent.set(address, (sent.get(address) ?? 0) + 1);
  },
};
const budget = new PacketBudget({ ratePerSecond: 0, scanRate: () => 0, hostRate: () => 0 });
const sweep = new ConnectSweep({ scope, budget, maxInFlight, tally });
const stops = new Map<number, AbortController>();
let ticker: NodeJS.Timeout | undefined;

function say(word: ThreadWord): void {
  parentPort?.postMessage(word, []);
}

function tellCounts(): void {
  if (sent.size === 0 && tally.portsDone === 0) return;
  say({ kind: 'count', sent: [...sent], portsDone: tally.portsDone });
  sent.clear();
  tally.portsDone = 0;
}

async function run(id: number, order: NonNullable<ThreadOrder['order']>): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  ticker ??= setInterval(tellCounts, countEveryMs);
  const onOpen = (port: number): void => say({ kind: 'open', id, port });
  const outcome = await sweep.run({ ...order, onOpen }, stop.signal);
  stops.delete(id);
  tellCounts();
  say({ kind: 'end', id, outcome });
  if (stops.size > 0) return;
  clearInterval(ticker);
  ticker = undefined;
}

parentPort?.on('message', ({ id, order }: ThreadOrder) => {
  if (order === undefined) stops.get(id)?.abort();
  else void run(id, order);
});
