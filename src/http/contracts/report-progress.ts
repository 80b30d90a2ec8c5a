import { z } from 'zod';
import { reportProgressStates, type ReportProgress as Progress } from '../../domain/report-progress.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);

export const ReportProgress = z
  .object({
    id: z.uuid(),
    scan_id: z.uuid(),
    state: z.enum(reportProgressStates).meta({
      description:
        '`reading`: what it says is being gathered; `writing`: it is sent as its reader takes it; `abandoned`: its reader has ' +
        'gone, or the process that made it',
    }),
    findings_written: count,
    findings_total: count.nullable().meta({ description: 'null while it is not known' }),
    started_at: instant,
    updated_at: instant.meta({ description: 'told every second while it is being made' }),
  })
  .meta({
    id: 'ReportProgress',
    description: 'How far a report is that somebody waits for.',
    examples: [
      {
        id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        state: 'writing',
        findings_written: 12_400,
        findings_total: 50_000,
        started_at: '2026-11-02T12:10:00.000Z',
        updated_at: '2026-11-02T12:10:07.000Z',
      },
    ],
  });

export function fromReportProgress(progress: Progress): z.infer<typeof ReportProgress> {
  return {
    id: progress.id,
    scan_id: progress.scanId,
    state: progress.state,
    findings_written: progress.findingsWritten,
    findings_total: progress.findingsTotal,
    started_at: progress.startedAt,
    updated_at: progress.updatedAt,
  };
}
