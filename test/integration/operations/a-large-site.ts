import { setTimeout as wait } from 'node:timers/promises';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { endOf, progressOf } from './a-scan-line.ts';

/** Notes what it asks; each address takes a while, and every twentieth has a host. */
export function aScanner(asked: string[], ms = 2, onAsk?: (request: ScanRequest) => void) {
  return async function* scan(request: ScanRequest, signal?: AbortSignal): AsyncIterable<ScanEvent> {
    onAsk?.(request);
    for (const [index, address] of request.addresses.entries()) {
      asked.push(address);
      await wait(ms, undefined, signal && { signal });
      yield { type: 'progress', progress: progressOf(request, index + 1) };
      if (isHost(address)) yield { type: 'host', host: aHost([anSshService()], address) };
    }
    const traffic = { packetsSent: 10, peakPerSecond: 5, ratePerSecond: 0, ratePerSecondPerHost: 0 };
    const end = endOf(['local_resources']);
    yield end.type === 'end' ? { ...end, traffic } : end;
  };
}

/** Whether one answers at the address. */
export const isHost = (address: string): boolean => Number(address.split('.').at(-1)) % 20 === 0;
/** The addresses of 127.40.x.0/22. */
export const allOf = (third: number): string[] =>
  [0, 1, 2, 3].flatMap((step) => Array.from({ length: 256 }, (_, last) => `127.40.${third + step}.${last}`));
