import type { QueueOptions } from 'pg-boss';

export const runScanQueue = 'run-scan';

/**
 * How jobs of the queue live. Whether a scan is given up is decided by the scan, not by the queue: its retries
 * are only a backstop. The embedded engine needs no heartbeat, because the directory's lock tells who lives.
 */
export function runScanQueueOptions(
  kind: 'embedded' | 'server',
): QueueOptions & { readonly notify: boolean } {
  return {
    notify: true,
    retryLimit: 1000,
    retryDelay: 1,
    // Just under a day, the longest pg-boss allows; the scan's own deadline is what ends it.
    expireInSeconds: 86_000,
    deleteAfterSeconds: 86_400,
    ...(kind === 'server' && { heartbeatSeconds: 15 }),
  };
}
