import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const servers =
  '/usr/sbin/sshd /usr/sbin/nginx /usr/sbin/nft /usr/sbin/dropbear /usr/sbin/slapd /usr/sbin/smbd /usr/sbin/squid';

/** The script of a network of namespaces with real servers. There is one such network at a time; nothing leaves the machine. */
export const lab = new URL('../../../../shared/lab/lab.sh', import.meta.url).pathname;

/** Why the lab cannot be built here; undefined where it can. */
export function whyNoLab(): string | undefined {
  if (process.env['SITEWARDEN_LAB'] !== '1') return 'SITEWARDEN_LAB=1 is not set';
  if (process.getuid?.() !== 0) return 'namespaces need root';
  if (!existsSync(lab)) return 'there is no ../shared/lab beside the repository';
  const absent = servers.split(' ').filter((path) => !existsSync(path));
  return absent.length > 0 ? `the lab's packages are not installed (${absent.join(', ')})` : undefined;
}

/** Builds the lab, anew where one is left of before. */
export async function buildLab(): Promise<void> {
  const { stdout } = await run('ip', ['netns', 'list']);
  if (stdout.includes('vlscan')) await endLab();
  await run(lab, ['up'], { maxBuffer: 16_000_000 });
}

export async function endLab(): Promise<void> {
  await run(lab, ['down']);
}
