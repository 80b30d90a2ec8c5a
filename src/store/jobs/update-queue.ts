import type { QueueOptions } from 'pg-boss';

export const updateQueue = 'update-intelligence';

/**
 * How updates of the intelligence live: one at a time, queued or under way. One whose process died is run again; one
 * that failed is not, since the next is due soon enough.
 */
export function updateQueueOptions(
  kind: 'embedded' | 'server',
): QueueOptions & { readonly policy: 'exclusive' } {
  return {
    policy: 'exclusive',
    retryLimit: 2,
    retryDelay: 1,
    expireInSeconds: 6 * 3600,
    deleteAfterSeconds: 86_400,
    ...(kind === 'server' && { heartbeatSeconds: 15 }),
  };
}
