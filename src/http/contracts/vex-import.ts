import { z } from 'zod';
import { vexFormats } from '../../domain/vex-document.ts';
import type { ImportedVex, ImportVexInput } from '../../operations/vex-imports/import-vex.ts';

const shownStatements = 1000;
const count = z.int().min(0);

/** Body of `POST /v1/vex-imports`. */
export const VexImportBody = z
  .strictObject({
    content: z
      .string()
      .min(1)
      .max(8 * 1024 * 1024)
      .meta({ description: 'the text of the document, at most 8 MiB' }),
    site_id: z.uuid().nullish().meta({ description: 'to count at this site alone' }),
  })
  .meta({ examples: [{ content: '{"@context":"https://openvex.dev/ns/v0.2.0",…}' }] });
type VexImportBody = z.infer<typeof VexImportBody>;

export const VexImport = z
  .object({
    id: z.uuid(),
    already_imported: z
      .boolean()
      .meta({ description: 'the very same text counts already; nothing was changed' }),
    format: z.enum(vexFormats),
    document_id: z.string(),
    author: z.string(),
    version: z.string(),
    issued_at: z.iso.datetime({ offset: true }),
    digest: z.string().meta({ description: 'over the text' }),
    site_id: z.uuid().nullable(),
    rules: count.meta({ description: 'statements that decide something, each a finding rule' }),
    covers: count.meta({ description: 'open findings that they count for' }),
    idle_statements: count.meta({ description: 'statements that decide nothing here' }),
    idle: z
      .array(
        z.object({
          cve_id: z.string(),
          product: z.string(),
          status: z.enum(['not_affected', 'fixed', 'affected', 'under_investigation', 'other']),
          why: z.enum([
            'status',
            'cve_unknown',
            'product_unknown',
            'version_missing',
            'narrower',
            'other_site',
            'overridden',
            'contradicted',
          ]),
        }),
      )
      .meta({ description: `the first ${shownStatements} of them` }),
  })
  .meta({
    id: 'VexImport',
    description: 'What became of a document.',
    examples: [
      {
        id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        already_imported: false,
        format: 'openvex',
        document_id: 'https://example.net/vex/2026-1',
        author: 'Example Networks',
        version: '2',
        issued_at: '2026-11-02T08:00:00.000Z',
        digest: `sha256:${'0'.repeat(64)}`,
        site_id: null,
        rules: 12,
        covers: 3,
        idle_statements: 1,
        idle: [
          {
            cve_id: 'CVE-2026-1001',
            product: 'pkg:generic/firmware',
            status: 'not_affected',
            why: 'product_unknown',
          },
        ],
      },
    ],
  });

export function toImportVexInput({ content, site_id }: VexImportBody): ImportVexInput {
  return { content, siteId: site_id ?? null };
}

export function fromImportedVex(imported: ImportedVex): z.infer<typeof VexImport> {
  return {
    id: imported.id,
    already_imported: imported.wasThere,
    format: imported.format,
    document_id: imported.documentId,
    author: imported.author,
    version: imported.version,
    issued_at: imported.issuedAt,
    digest: imported.digest,
    site_id: imported.siteId,
    rules: imported.rules,
    covers: imported.covers,
    idle_statements: imported.idle.length,
    idle: imported.idle
      .slice(0, shownStatements)
      .map(({ cveId, name, status, why }) => ({ cve_id: cveId, product: name, status, why })),
  };
}
