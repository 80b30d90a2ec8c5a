import { importVex, listVexDocuments, withdrawVexDocument } from '../../../client/generated/sdk.gen.ts';
import type { ListVexDocumentsData, VexDocumentList } from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { listAll } from '../remote/list-all.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows } from '../remote/print-rows.ts';
import { readText } from '../remote/read-text.ts';
import { writeAll } from '../write-out.ts';
import type { Remote } from '../remote/remote.ts';

/** `sitewarden vex import`: sends the document as it is, to count at one site or at all; the service reads it. */
export async function runVexImport(remote: Remote, file: string, siteId: string | undefined): Promise<void> {
  const content = await readText(file, remote.io);
  const body = { content, ...(siteId !== undefined && { site_id: siteId }) };
  await printFields(remote, await answerOf(importVex({ client: remote.client, body })));
}

/** `sitewarden vex list`: the documents that count; with `all` those too that were replaced or withdrawn. */
export async function runVexList(
  remote: Remote,
  { limit, all }: { readonly limit?: number; readonly all?: true },
): Promise<void> {
  const asked: NonNullable<ListVexDocumentsData['query']> = all ? {} : { ended: 'false' };
  const page = (query: object) => listVexDocuments({ client: remote.client, query: { ...asked, ...query } });
  await printRows<VexDocumentList[number]>(remote, await listAll(page, limit), [
    { heading: 'DOCUMENT', cell: (document) => document.document_id },
    { heading: 'VERSION', cell: ({ version }) => version },
    { heading: 'AUTHOR', cell: ({ author }) => author },
    { heading: 'ISSUED', cell: (document) => document.issued_at },
    { heading: 'ENDED', cell: (document) => document.withdrawn_at ?? document.replaced_at },
    { heading: 'ID', cell: ({ id }) => id },
  ]);
}

/** `sitewarden vex withdraw`: what only the document decided is open again. */
export async function runVexWithdraw(remote: Remote, vexDocumentId: string): Promise<void> {
  await answerOf(withdrawVexDocument({ client: remote.client, path: { vexDocumentId } }));
  if (!remote.json) await writeAll(remote.io.stdout, 'The document counts no more.\n');
}
