import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { prepareMigratedDirectory } from '../support/prepared-data-directory.ts';
import { runProgram } from '../support/run-program.ts';
import type { Outcome } from '../support/run-sitewarden.ts';
import { aServedProcess } from './a-served-process.ts';

/** The administrator's token of the service. */
export const token = 'sw_command-line-test-token-0123456789';

export interface Thing {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A running service, and the commands that talk to it. */
export interface RemoteService {
  readonly url: string;
  /** For files of the test; its data too. */
  readonly folder: string;
  /** Runs a command against the service; options in `args` come later and so count more. */
  readonly sitewarden: (args: readonly string[], input?: string) => Promise<Outcome>;
  /** What a command prints with --json; the command must succeed. */
  readonly answer: <T>(...args: string[]) => Promise<T>;
  readonly aSite: (name: string) => Promise<Thing>;
  readonly end: () => Promise<void>;
}

export async function aRemoteService(): Promise<RemoteService> {
  const folder = await mkdtemp(join(tmpdir(), 'sitewarden-remote-'));
  await prepareMigratedDirectory(join(folder, 'data'));
  const service = aServedProcess({
    SITEWARDEN_DATA_DIR: join(folder, 'data'),
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_FIRST_SCAN: 'false',
  });
  const url = await service.address();
  const sitewarden = ([group = '', command = '', ...rest]: readonly string[], input = '') =>
    runProgram([group, command, '--url', url, '--token', token, ...rest], input);
  const answer = async <T>(...args: string[]): Promise<T> => {
    const { status, stdout, stderr } = await sitewarden([...args, '--json']);
    expect({ status, stderr }, args.join(' ')).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  };
  return {
    url,
    folder,
    sitewarden,
    answer,
    aSite: (name) => answer<Thing>('sites', 'create', '--name', name, '--network', '127.0.0.0/29'),
    async end() {
      await service.end('SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}
