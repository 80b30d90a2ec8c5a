import { parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { createCpeJudge, type CpeAnswer } from '../../operations/matching/create-cpe-judge.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { errorJson } from '../error-json.ts';
import { createByteCache, type ByteCache } from '../match/byte-cache.ts';
import { createChunkedOutput, type ChunkedOutput } from '../match/chunked-output.ts';
import { verdictsJson } from '../match/verdict-json.ts';
import { readLineBatches } from '../read-lines.ts';

export interface MatchArguments {
  readonly cpe?: readonly string[];
  readonly stdin?: boolean;
  readonly all?: boolean;
  readonly intel?: string;
}

const lineEnd = Buffer.from('}\n');
const maxLineBytes = 4096;
const maxCachedBytes = 256 * 1024 * 1024;

/**
 * `sitewarden match`: one JSON line for each CPE name, in their order. A line that is no CPE name gives a line
 * with `error` and does not end the run; the status is 0 when everything could be read and written.
 */
export async function runMatch(args: MatchArguments, io: CliStreams): Promise<number> {
  const given = args.cpe ?? [];
  if (given.length === 0 && args.stdin !== true) {
    throw new SitewardenError('usage', 'nothing_to_match', 'Give --cpe CPE…, --stdin, or both.');
  }
  const bundle = await openIntelligence(args.intel);
  try {
    const output = createChunkedOutput(io.stdout);
    const answerLine = createLineAnswerer(createCpeJudge(bundle, args.all === true), output);
    for (const text of given) {
      answerLine(text.trim(), text.length > maxLineBytes);
      await output.flushWhenFull();
    }
    if (args.stdin === true) await answerStream(io, answerLine, output);
    await output.flush();
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}

type LineAnswerer = (text: string, overlong: boolean) => void;

async function answerStream(io: CliStreams, answerLine: LineAnswerer, output: ChunkedOutput): Promise<void> {
  for await (const batch of readLineBatches(io.stdin, maxLineBytes)) {
    for (const line of batch) {
      const text = line.text.trim();
      if (text === '') continue;
      answerLine(text, line.overlong);
      await output.flushWhenFull();
    }
    // Whoever types or pipes line by line gets each answer at once.
    await output.flush();
  }
}

function createLineAnswerer(judge: (name: CpeName) => CpeAnswer, output: ChunkedOutput): LineAnswerer {
  const cache = createByteCache(maxCachedBytes);
  return (text, overlong) => {
    const name = readCpe(text, overlong);
    if (name instanceof SitewardenError) {
      const line = { cpe: overlong ? text.slice(0, 200) : text, error: errorJson(name) };
      output.add(Buffer.from(`${JSON.stringify(line)}\n`));
      return;
    }
    const body = bodyOf(judge(name), cache);
    output.add(Buffer.from(`{"cpe":${JSON.stringify(text)},"verdicts":`));
    output.add(body);
    output.add(lineEnd);
  };
}

/** The verdicts as JSON, from the cache where the class was answered before. */
function bodyOf(answer: CpeAnswer, cache: ByteCache): Uint8Array {
  const known = answer.classKey === undefined ? undefined : cache.get(answer.classKey);
  if (known !== undefined) return known;
  const body = verdictsJson(answer.verdicts(), answer.classKey !== undefined);
  if (answer.classKey !== undefined) cache.set(answer.classKey, body);
  return body;
}

/** The name, or the error that is the answer to this line. */
function readCpe(text: string, overlong: boolean): CpeName | SitewardenError {
  const name = overlong ? undefined : parseCpeName(text);
  if (name === undefined) {
    return new SitewardenError(
      'malformed',
      'malformed_cpe',
      'This is no CPE name. Write all attributes of CPE 2.3: cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    );
  }
  if ([name.part, name.vendor, name.product].some((value) => /(?<!\\)[*?]/u.test(value))) {
    return new SitewardenError(
      'invalid',
      'cpe_without_product',
      'Part, vendor and product must be given without wildcards; only then is it known what to look for.',
    );
  }
  return name;
}
