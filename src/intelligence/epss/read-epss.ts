import type { Epss } from '../../domain/intelligence-view.ts';
import { openBytes } from '../reading/open-bytes.ts';
import { defaultReadingLimits, type ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

export interface EpssScores {
  readonly scores: ReadonlyMap<string, Epss>;
  /** Instant the scores were computed, from the comment line; null when the file does not say. */
  readonly scoredAt: string | null;
}

export interface ReadEpssOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly name?: string;
}

const row = /^(CVE-\d{4}-\d{4,19}),([0-9.eE+-]{1,24}),([0-9.eE+-]{1,24})$/u;
const maxLineBytes = 4096;
const newline = 0x0a;

/**
 * FIRST's EPSS scores as CSV (plain or compressed): an optional `#model_version:…,score_date:…` line, an optional
 * header, then `cve,epss,percentile`. Bad rows are set aside. Throws `feed_unreadable` when it cannot be read.
 */
export async function readEpss(path: string, options: ReadEpssOptions): Promise<EpssScores> {
  const { setAside, limits = defaultReadingLimits, signal, name: file = path } = options;
  const scores = new Map<string, Epss>();
  let scoredAt: string | null = null;
  const take = (line: string, offset: number) => {
    if (line === '' || line.startsWith('cve,')) return;
    if (line.startsWith('#')) {
      scoredAt = scoreDate(line) ?? scoredAt;
      return;
    }
    const scored = parseRow(line);
    if (scored === undefined)
      setAside.add({ file, offset, reason: 'is no row of CVE id, probability and percentile' });
    else scores.set(scored.cveId, scored.epss);
  };
  for await (const { line, offset } of lines(path, limits, signal, setAside, file)) take(line, offset);
  return { scores, scoredAt };
}

function parseRow(line: string): { cveId: string; epss: Epss } | undefined {
  const [, cveId, first, second] = row.exec(line) ?? [];
  const probability = Number(first);
  const percentile = Number(second);
  if (cveId === undefined || !isShare(probability) || !isShare(percentile)) return undefined;
  return { cveId, epss: { probability, percentile } };
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** `2026-08-16T00:00:00+0000` and `2026-08-16` are both seen in the wild. */
function scoreDate(comment: string): string | undefined {
  const day = /score_date:(\d{4}-\d\d-\d\d)/u.exec(comment)?.[1];
  const instant = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

async function* lines(
  path: string,
  limits: ReadingLimits,
  signal: AbortSignal | undefined,
  setAside: SetAsideList,
  file: string,
): AsyncGenerator<{ line: string; offset: number }, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let skipping = false;
  try {
    for await (const piece of openBytes(path, limits, signal)) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let start = 0;
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
        if (!skipping) yield { line: bytes.toString('latin1', start, end).trimEnd(), offset: offset + start };
        skipping = false;
        start = end + 1;
      }
      rest = bytes.subarray(start);
      offset += start;
      if (rest.length > maxLineBytes) {
        if (!skipping) setAside.add({ file, offset, reason: `a line over ${maxLineBytes} bytes` });
        skipping = true;
        offset += rest.length;
        rest = Buffer.alloc(0);
      }
    }
  } catch (error) {
    if (!(error instanceof SitewardenError) || error.code === 'feed_unreadable') throw error;
    setAside.add({ file, offset, reason: error.message });
    return;
  }
  if (rest.length > 0 && !skipping) yield { line: rest.toString('latin1').trimEnd(), offset };
}
