import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ReportFile } from '../operations/scan-reports/report-file.ts';
import { ScanJson } from '../reports/json/scan-json.ts';
import { htmlPolicy } from '../reports/html/page-style.ts';
import { reportFormats } from '../reports/registry.ts';
import { reportFormatNames, type ReportFormatName } from '../reports/report-format.ts';

/** The schema of a file that is no JSON. */
export const binaryContent = z.unknown().meta({ type: 'string', format: 'binary' });

/** The answer of a route that gives a report in any format. */
export const reportAnswer = {
  description: 'The report, in the format that was asked for.',
  content: Object.fromEntries(
    reportFormatNames.map((name): [string, { schema: z.ZodType }] => [
      reportFormats[name].mediaType,
      { schema: name === 'json' ? ScanJson : binaryContent },
    ]),
  ),
};

/** Sends a report as it is written. */
export function sendReport(
  reply: FastifyReply,
  { content, mediaType, isText, name }: ReportFile,
): FastifyReply {
  if (mediaType === reportFormats.html.mediaType) void reply.header('content-security-policy', htmlPolicy);
  const isTextType = isText && mediaType.startsWith('text/');
  return reply
    .type(isTextType ? `${mediaType}; charset=utf-8` : mediaType)
    .header('content-disposition', `inline; filename="${name}"`)
    .send(content);
}

/** The format that an `Accept` header prefers (RFC 9110, 12.5.1); JSON where it names none of ours. */
export function formatOfAccept(accept: string | undefined): ReportFormatName {
  const wanted = (accept ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part, at) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { type, quality: quality === undefined ? 1 : Number(quality) || 0, at };
    })
    .sort((a, b) => b.quality - a.quality || a.at - b.at);
  for (const { type, quality } of wanted) {
    const name = reportFormatNames.find((one) => reportFormats[one].mediaType === type);
    if (name !== undefined && quality > 0) return name;
  }
  return 'json';
}
