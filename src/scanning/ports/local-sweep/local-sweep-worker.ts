import { parentPort, workerData } from 'node:worker_threads';
import type { ConnectLane, ConnectOutcome } from '../../sockets/connect-lane.ts';
import { createConnectLane } from '../../sockets/create-connect-lane.ts';
import { counterSlot, type SweepMessage, type SweepReply, type WorkerBirth } from './sweep-message.ts';

// Every refused port makes an Error that nobody reads; walking the stack is a third of its price.
Error.stackTraceLimit = 0;

const { scope } = workerData as WorkerBirth;
const port = parentPort;
port?.on('message', (message: SweepMessage) => {
  void sweep(message).then((reply) => port.postMessage(reply));
});

const exhaustedPauseMs = 20;
const mostPauses = 250;

async function sweep(message: SweepMessage): Promise<SweepReply> {
  const ports = new Uint16Array(message.ports);
  const counters = new Int32Array(message.counters);
  const open: number[] = [];
  const silent: number[] = [];
  const deadlines = new Map<ConnectLane, number>();
  const ticker = setInterval(() => {
    const now = performance.now();
    const isStopped = Atomics.load(counters, counterSlot.stop) !== 0;
    for (const [lane, deadline] of deadlines) {
      if (isStopped || deadline <= now) lane.abandon(isStopped ? 'aborted' : 'timeout');
    }
  }, 50);
  await Promise.all(Array.from({ length: message.lanes }, async () => runLane()));
  clearInterval(ticker);
  return { open, silent };

  async function runLane(): Promise<void> {
    return new Promise((resolve) => {
      let asked = 0;
      let pauses = 0;
      const lane = createConnectLane(scope, (_lane, outcome) => {
        if (
          outcome === 'exhausted' &&
          pauses < mostPauses &&
          Atomics.load(counters, counterSlot.stop) === 0
        ) {
          pauses += 1;
          setTimeout(ask, exhaustedPauseMs);
          return;
        }
        note(outcome);
        step();
      });
      const step = (): void => {
        const index = Atomics.add(counters, counterSlot.cursor, 1);
        const next = Atomics.load(counters, counterSlot.stop) === 0 ? ports[index] : undefined;
        if (next === undefined) {
          deadlines.delete(lane);
          resolve();
          return;
        }
        asked = next;
        ask();
      };
      const ask = (): void => {
        deadlines.set(lane, performance.now() + message.timeoutMs);
        Atomics.add(counters, counterSlot.attempts, 1);
        lane.start(message.address, asked);
      };
      const note = (outcome: ConnectOutcome): void => {
        Atomics.add(counters, counterSlot.done, 1);
        if (outcome === 'open') open.push(asked);
        else if (outcome !== 'refused' && outcome !== 'self_connection') silent.push(asked);
      };
      step();
    });
  }
}
