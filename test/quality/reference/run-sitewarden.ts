import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** One line `sitewarden match` prints, as far as the comparison reads it. */
export type MatchLine = { cpe: string; verdicts: { cve_id: string; verdict: string }[] };

const program = 'src/main/sitewarden.ts';

/** Runs a command of Sitewarden to its end; throws with what it said when its status is not 0. */
export async function runSitewarden(
  args: readonly string[],
  input: Iterable<string> = [],
  onLine: (line: string) => void = () => {},
): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(-4000)));
  child.stdin.on('error', () => {});
  child.stdin.end([...input].map((line) => `${line}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) onLine(line);
  const [status] = (await closed) as [number | null];
  if (status !== 0) {
    throw new Error(`sitewarden ${args.join(' ')} ended with ${String(status)}: ${complaint}`);
  }
}

/** Matches CPE names against a bundle (the baseline when none is named), one line for each name. */
export async function matchCpes(
  cpes: readonly string[],
  bundle?: string,
  options: readonly string[] = [],
): Promise<MatchLine[]> {
  const lines: MatchLine[] = [];
  const intel = bundle === undefined ? [] : ['--intel', bundle];
  await runSitewarden(['match', '--stdin', ...options, ...intel], cpes, (line) => {
    lines.push(JSON.parse(line) as MatchLine);
  });
  return lines;
}
