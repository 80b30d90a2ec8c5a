import type { QueueOptions } from 'pg-boss';

export const deliveryQueue = 'deliver-notifications';

/**
 * How the sending of what is due lives: one at a time, queued or under way. What is to be sent is in the table of
 * deliveries, so that a job that is lost loses nothing, and the next look queues another.
 */
export function deliveryQueueOptions(
  kind: 'embedded' | 'server',
): QueueOptions & { readonly policy: 'exclusive' } {
  return {
    policy: 'exclusive',
    retryLimit: 0,
    expireInSeconds: 3600,
    deleteAfterSeconds: 600,
    ...(kind === 'server' && { heartbeatSeconds: 15 }),
  };
}
