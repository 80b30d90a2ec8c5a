import { parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import { openIntelligence } from '../../operations/intelligence/open-intelligence.ts';
import { createCpeJudge } from '../../operations/matching/create-cpe-judge.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { exitStatus, type CliStreams } from '../cli-streams.ts';
import { errorJson } from '../error-json.ts';
import { createChunkedOutput, type ChunkedOutput } from '../match/chunked-output.ts';
import { verdictJson } from '../match/verdict-json.ts';
import { readLineBatches } from '../read-lines.ts';

export interface MatchArguments {
  readonly cpe?: readonly string[];
  readonly stdin?: boolean;
  readonly all?: boolean;
  readonly intel?: string;
}

const lineEnd = Buffer.from(']}\n');
const maxLineBytes = 4096;

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
    const answer = createLineAnswerer(createCpeJudge(bundle, args.all === true, verdictJson));
    for (const text of given) await output.write(answer(text.trim(), text.length > maxLineBytes));
    if (args.stdin === true) await answerStream(io, answer, output);
    await output.flush();
  } finally {
    bundle.close();
  }
  return exitStatus.done;
}

/** The bytes of the line that answers a line, in pieces. */
type LineAnswerer = (text: string, overlong: boolean) => readonly Uint8Array[];

async function answerStream(io: CliStreams, answer: LineAnswerer, output: ChunkedOutput): Promise<void> {
  for await (const batch of readLineBatches(io.stdin, maxLineBytes)) {
    for (const line of batch) {
      const text = line.text.trim();
      if (text !== '') await output.write(answer(text, line.overlong));
    }
    // Whoever types or pipes line by line gets each answer at once.
    await output.flush();
  }
}

function createLineAnswerer(judge: (name: CpeName) => readonly Uint8Array[]): LineAnswerer {
  return (text, overlong) => {
    const name = readCpe(text, overlong);
    if (name instanceof SitewardenError) {
      const line = { cpe: overlong ? text.slice(0, 200) : text, error: errorJson(name) };
      return [Buffer.from(`${JSON.stringify(line)}\n`)];
    }
    const [first, ...others] = judge(name);
    const head = Buffer.from(`{"cpe":${JSON.stringify(text)},"verdicts":[`);
    // Each verdict brings the comma before it; the first has none.
    return first === undefined ? [head, lineEnd] : [head, first.subarray(1), ...others, lineEnd];
  };
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
