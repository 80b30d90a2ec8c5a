import { listFeeds } from '../../../client/generated/sdk.gen.ts';
import { exitStatus } from '../cli-streams.ts';
import { answerOf } from '../remote/answer-of.ts';
import { printFields } from '../remote/print-fields.ts';
import type { Remote } from '../remote/remote.ts';

/** `sitewarden intel status`: what a service judges by, as GET /v1/feeds tells it; 3 when it is stale. */
export async function runIntelStatus(remote: Remote): Promise<number> {
  const states = await answerOf(listFeeds({ client: remote.client }));
  for (const state of states) await printFields(remote, state);
  return states.some(({ stale }) => stale) ? exitStatus.findingsAtOrAbove : exitStatus.done;
}
