import type { ServiceIdentity } from '../../domain/service-identity.ts';
import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { identifyCapturedReply } from '../../operations/services/identify-captured-reply.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { errorJson } from '../error-json.ts';
import { readLineBatches, type InputLine } from '../read-lines.ts';
import { writeAll } from '../write-out.ts';

const maxLineBytes = 256 * 1024;

/** `sitewarden identify --stdin`: one JSON line in, one JSON line out; a bad line gives an `error` line. */
export async function runIdentifyCommand(intel: string | undefined, io: CliStreams): Promise<number> {
  if (intel === undefined) return identifyLines(undefined, io);
  const bundle = await openIntelligence(intel);
  try {
    return await identifyLines(bundle.fingerprints, io);
  } finally {
    bundle.close();
  }
}

async function identifyLines(feed: FeedFingerprints | undefined, io: CliStreams): Promise<number> {
  for await (const batch of readLineBatches(io.stdin, maxLineBytes)) {
    const answers = batch.filter((line) => line.text.trim() !== '').map((line) => answerLine(line, feed));
    if (answers.length > 0) await writeAll(io.stdout, `${answers.join('\n')}\n`);
  }
  return exitStatus.done;
}

function answerLine(line: InputLine, feed: FeedFingerprints | undefined): string {
  try {
    if (line.overlong) {
      throw new SitewardenError('invalid', 'line_too_long', `A line may hold ${maxLineBytes} bytes at most.`);
    }
    return JSON.stringify(identityJson(identifyCapturedReply(parseJson(line.text), feed)));
  } catch (error) {
    return JSON.stringify({ error: errorJson(error) });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SitewardenError('malformed', 'malformed_json', 'The line is not JSON.', { cause });
  }
}

function identityJson(identity: ServiceIdentity): Record<string, unknown> {
  const { service, vendor, product, version, cpe, extra, fingerprint, confidence } = identity;
  return { service, vendor, product, version, cpe, extra, fingerprint, confidence };
}
