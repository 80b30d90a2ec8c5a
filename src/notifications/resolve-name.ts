import { lookup } from 'node:dns/promises';
import type { ResolveName } from './means.ts';

/** The system's resolver cannot be called back, and holds a thread of four that files need too while it hangs. */
const mostAtOnce = 2;
const mostWaiting = 200;

/** Asks for so many names at once, and lets others wait; whoever is too many is told that there is no address. */
export function boundedResolver(ask: ResolveName, atOnce: number, waiting: number): ResolveName {
  const queue: (() => void)[] = [];
  let underWay = 0;
  return async (hostname) => {
    if (underWay >= atOnce) {
      if (queue.length >= waiting) throw new Error('Too many names are asked for.');
      await new Promise<void>((resolve) => queue.push(resolve));
    } else underWay += 1;
    try {
      return await ask(hostname);
    } finally {
      // Whoever waits takes the place over.
      const next = queue.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  };
}

/** Asks the system's resolver. */
export const resolveName: ResolveName = boundedResolver(
  async (hostname) => (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address),
  mostAtOnce,
  mostWaiting,
);
