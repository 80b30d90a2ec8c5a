import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What upstream calls the version of an installed Debian package: without epoch, repacking mark and revision. */
export async function upstreamVersion(name: string): Promise<string> {
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Version}', name]);
  return stdout
    .replace(/^\d+:/u, '')
    .replace(/-[^-]*$/u, '')
    .replace(/[+~](?:dfsg|ds)\d*$/u, '');
}
