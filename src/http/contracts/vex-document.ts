import { z } from 'zod';
import { vexFormats, type VexImport } from '../../domain/vex-document.ts';

const instant = z.iso.datetime({ offset: true });

const VexDocument = z.object({
  id: z.uuid(),
  format: z.enum(vexFormats),
  document_id: z.string().meta({ description: '`@id` of OpenVEX, `tracking/id` of CSAF' }),
  author: z.string(),
  version: z.string(),
  issued_at: instant,
  digest: z.string().meta({ description: 'over the text' }),
  site_id: z.uuid().nullable().meta({ description: 'the only site that it counts at; null: all' }),
  imported_by: z.string(),
  imported_at: instant,
  replaced_at: instant.nullable().meta({ description: 'when another version took its place' }),
  withdrawn_at: instant.nullable(),
  withdrawn_by: z.string().nullable(),
});

export const VexDocumentList = z.array(VexDocument).meta({
  id: 'VexDocumentList',
  description: 'Newest first.',
  examples: [
    [
      {
        id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        format: 'openvex',
        document_id: 'https://example.net/vex/2026-1',
        author: 'Example Networks',
        version: '2',
        issued_at: '2026-11-02T08:00:00.000Z',
        digest: `sha256:${'0'.repeat(64)}`,
        site_id: null,
        imported_by: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d01',
        imported_at: '2026-11-02T09:00:00.000Z',
        replaced_at: null,
        withdrawn_at: null,
        withdrawn_by: null,
      },
    ],
  ],
});

export function fromVexDocument(document: VexImport): z.infer<typeof VexDocument> {
  return {
    id: document.id,
    format: document.format,
    document_id: document.documentId,
    author: document.author,
    version: document.version,
    issued_at: document.issuedAt,
    digest: document.digest,
    site_id: document.siteId,
    imported_by: document.importedBy,
    imported_at: document.importedAt,
    replaced_at: document.replacedAt,
    withdrawn_at: document.withdrawnAt,
    withdrawn_by: document.withdrawnBy,
  };
}
