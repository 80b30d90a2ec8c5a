import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { chainStart, verifyAuditChain, type AuditChainPlace } from '../../domain/verify-audit-chain.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { fetchAuditEntries } from '../audit/fetch-audit-entries.ts';
import { readAuditFile } from '../audit/read-audit-file.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { openRemote } from '../remote/remote.ts';
import { writeAll } from '../write-out.ts';

export interface AuditVerifyArguments {
  readonly url?: string;
  readonly token?: string;
  readonly file?: string;
  /** `SEQ:HASH`, noted earlier. */
  readonly expect?: string;
}

/**
 * `sitewarden audit verify`: recomputes the whole chain. Whoever can write to the database could rewrite all of it or
 * cut its end off; a head that was noted elsewhere (`--expect`) shows that too.
 */
export async function runAuditVerify(
  args: AuditVerifyArguments,
  io: CliStreams,
  signal: AbortSignal,
): Promise<number> {
  const expected = readExpectation(args.expect);
  let place = chainStart;
  for await (const entries of sourceOf(args, io, signal)) {
    const fault = checkEntries(entries, place, expected);
    if (typeof fault === 'string') return report(io, fault);
    place = fault;
  }
  if (expected !== undefined && expected.sequence > place.sequence) {
    return report(io, `entry ${expected.sequence} is missing: the chain ends with ${place.sequence}`);
  }
  await writeAll(
    io.stdout,
    `${place.sequence} entries, chain intact, head ${place.sequence}:${place.hash}\n`,
  );
  return exitStatus.done;
}

function checkEntries(
  entries: readonly AuditEntry[],
  from: AuditChainPlace,
  expected: AuditChainPlace | undefined,
): AuditChainPlace | string {
  const result = verifyAuditChain(entries, from, sha256);
  if ('reason' in result) return `entry ${result.sequence}: ${result.reason}`;
  const noted = entries.find(({ sequence }) => sequence === expected?.sequence);
  if (noted === undefined || noted.hash === expected?.hash) return result;
  return `entry ${noted.sequence}: is not the one that was expected`;
}

async function report(io: CliStreams, fault: string): Promise<number> {
  await writeAll(io.stdout, `chain broken, ${fault}\n`);
  return exitStatus.failed;
}

function sourceOf(
  { url, token, file }: AuditVerifyArguments,
  io: CliStreams,
  signal: AbortSignal,
): AsyncIterable<readonly AuditEntry[]> {
  if (file === undefined) {
    const given = { ...(url !== undefined && { url }), ...(token !== undefined && { token }) };
    return fetchAuditEntries(openRemote({ ...given, json: false }, io, signal));
  }
  if (url === undefined) return readAuditFile(file);
  throw new SitewardenError('usage', 'audit_source', 'Give either --url URL or --file FILE, not both.');
}

function readExpectation(text: string | undefined): AuditChainPlace | undefined {
  if (text === undefined) return undefined;
  const [, sequence, hash = ''] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/u.exec(text) ?? [];
  if (sequence !== undefined) return { sequence: Number(sequence), hash };
  throw new SitewardenError(
    'usage',
    'audit_expectation',
    '--expect takes SEQ:HASH, as an earlier run gave its head.',
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
