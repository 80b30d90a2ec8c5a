import { z } from 'zod';
import type { ReportLink as Link } from '../../operations/scan-reports/create-report-link.ts';
import { reportFormatNames } from '../../reports/report-format.ts';

export const ReportFormatParameter = z
  .enum(reportFormatNames)
  .meta({ description: 'the form of the report; see docs/reports.md' });

/** What a signed link carries in its query. */
export const SignedLinkQuery = z.object({
  expires: z.string().meta({ description: 'Unix time in seconds' }),
  signature: z.string().meta({ description: 'made by this installation' }),
});

export const NewReportLink = z
  .strictObject({
    format: ReportFormatParameter,
    expires_in_seconds: z
      .int()
      .min(60)
      .max(30 * 24 * 3600)
      .optional()
      .meta({
        description: 'how long the link opens the report; the setting of the installation when absent',
      }),
  })
  .meta({ examples: [{ format: 'html', expires_in_seconds: 86_400 }] });
export type NewReportLink = z.infer<typeof NewReportLink>;

export const ReportLink = z
  .object({
    url: z.string().meta({ description: 'opens the report without credentials' }),
    format: ReportFormatParameter,
    expires_at: z.iso.datetime(),
  })
  .meta({
    id: 'ReportLink',
    description: 'A signed link to hand to somebody without an account.',
    examples: [
      {
        url: 'http://127.0.0.1:8080/v1/scan-reports/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/files/html?expires=1793624400&signature=kq3…',
        format: 'html',
        expires_at: '2026-11-03T12:00:00.000Z',
      },
    ],
  });
export type ReportLink = z.infer<typeof ReportLink>;

export function fromReportLink({ url, format, expiresAt }: Link): ReportLink {
  return { url, format, expires_at: expiresAt };
}
