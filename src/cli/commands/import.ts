import { importScan } from '../../../client/generated/sdk.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { printFields } from '../remote/print-fields.ts';
import { readText } from '../remote/read-text.ts';
import type { Remote } from '../remote/remote.ts';

/** `sitewarden import`: sends the file as it is; the service reads it. */
export async function runImport(remote: Remote, file: string, site_id: string): Promise<void> {
  const content = await readText(file, remote.io);
  const body = { site_id, format: 'nmap_xml' as const, content };
  await printFields(remote, await answerOf(importScan({ client: remote.client, body })));
}
