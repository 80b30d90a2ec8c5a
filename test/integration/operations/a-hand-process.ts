import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RunScanJob } from '../../../src/domain/run-scan-job.ts';
import { newId } from '../../../src/support/new-id.ts';

/** A worker that is a process of its own. */
export interface HandProcess {
  readonly child: ChildProcess;
  /** The addresses that it has asked so far. */
  asked(): string[];
}

/** Starts one that leads `job`, or helps with whatever can do with it; what it asks is noted in `file`. */
export function aHandProcess(
  { databaseUrl, file }: { readonly databaseUrl: string; readonly file: string },
  role: 'lead' | 'help',
  job?: RunScanJob,
): HandProcess {
  writeFileSync(file, '');
  const script = new URL('hand-process.ts', import.meta.url).pathname;
  const args = [script, databaseUrl, role, newId(), file, JSON.stringify(job ?? {})];
  const child = spawn(process.execPath, args);
  child.stderr.on('data', (piece) => process.stderr.write(String(piece)));
  return { child, asked: () => readFileSync(file, 'utf8').split('\n').slice(0, -1) };
}
