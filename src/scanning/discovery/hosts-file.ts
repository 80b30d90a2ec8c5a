import { readFile } from 'node:fs/promises';

/**
 * First name by address out of the text of a hosts file (hosts(5)). The only names a scan knows: asking name
 * servers would send packets nobody asked for.
 */
export function parseHostsFile(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of text.slice(0, 1_000_000).split('\n')) {
    const [address, name] = line.replace(/#.*/u, '').trim().split(/\s+/u);
    if (address === undefined || name === undefined || names.has(address)) continue;
    if (/^[\w.-]{1,253}$/u.test(name)) names.set(address, name);
  }
  return names;
}

/** The system's hosts file; empty where it cannot be read. */
export async function readHostsFile(path = '/etc/hosts'): Promise<ReadonlyMap<string, string>> {
  return readFile(path, 'utf8').then(parseHostsFile, () => new Map<string, string>());
}
