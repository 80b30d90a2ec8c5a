import { importVex } from '../../../client/generated/sdk.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { printFields } from '../remote/print-fields.ts';
import { readText } from '../remote/read-text.ts';
import type { Remote } from '../remote/remote.ts';

/** `sitewarden vex import`: sends the document as it is, to count at one site or at all; the service reads it. */
export async function runVexImport(remote: Remote, file: string, siteId: string | undefined): Promise<void> {
  const content = await readText(file, remote.io);
  const body = { content, ...(siteId !== undefined && { site_id: siteId }) };
  await printFields(remote, await answerOf(importVex({ client: remote.client, body })));
}
