import { z } from 'zod';
import { workerStates } from '../../domain/worker.ts';
import type { ShownWorker } from '../../operations/workers/list-workers.ts';

const instant = z.iso.datetime({ offset: true });

const Worker = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ description: 'machine and process' }),
    labels: z.array(z.string()).meta({ description: 'of networks that only some workers reach' }),
    release: z.string().meta({ description: 'version of the program' }),
    state: z.enum(workerStates).meta({
      description:
        'draining: it takes nothing new and ends soon; lost: nothing was heard of it for 20 seconds, and others take what ' +
        'it had',
    }),
    started_at: instant,
    last_heartbeat_at: instant,
    parts: z
      .array(
        z.object({
          organization_id: z.uuid(),
          scan_id: z.uuid(),
          scan_site_id: z.uuid().meta({ description: "id of a site's part of the scan" }),
          site_id: z.uuid(),
        }),
      )
      .meta({ description: 'what it is at' }),
  })
  .meta({ id: 'Worker', description: 'A process that works on scans.' });

export const WorkerList = z.array(Worker).meta({
  id: 'WorkerList',
  description: 'The longest running first.',
  examples: [
    [
      {
        id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5f',
        name: 'scanner-1:4711',
        labels: ['branch-offices'],
        release: '0.1.0',
        state: 'alive' as const,
        started_at: '2026-11-02T08:00:00.000Z',
        last_heartbeat_at: '2026-11-16T07:12:40.000Z',
        parts: [
          {
            organization_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d51',
            scan_id: '9c3c1392-7f36-4240-85f2-273573c0384b',
            scan_site_id: '9c46a6f1-b9e9-4f5a-9b2f-8e2c4f0d6b2e',
            site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
          },
        ],
      },
    ],
  ],
});

export function fromWorker(worker: ShownWorker): z.infer<typeof Worker> {
  return {
    id: worker.id,
    name: worker.name,
    labels: [...worker.labels],
    release: worker.release,
    state: worker.state,
    started_at: worker.startedAt,
    last_heartbeat_at: worker.heartbeatAt,
    parts: worker.parts.map((part) => ({
      organization_id: part.organizationId,
      scan_id: part.scanId,
      scan_site_id: part.scanSiteId,
      site_id: part.siteId,
    })),
  };
}
