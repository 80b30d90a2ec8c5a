import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why network namespaces cannot be made here; undefined where they can. */
export function whyNoNamespaces(): string | undefined {
  if (process.env['SITEWARDEN_LAB'] !== '1') return 'SITEWARDEN_LAB=1 is not set';
  return process.getuid?.() === 0 ? undefined : 'namespaces need root';
}

/** Network namespaces of one test, all gone after `close`. None of them has a way out of the machine. */
export class Namespaces {
  readonly #names: string[] = [];
  readonly #processes: ChildProcess[] = [];

  async add(...names: string[]): Promise<void> {
    for (const name of names) {
      await run('ip', ['netns', 'del', name]).catch(() => undefined);
      await run('ip', ['netns', 'add', name]);
      this.#names.push(name);
      await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
    }
  }

  /** Joins two namespaces by a cable; `ends` are namespace, device and address with prefix length. */
  async join(...ends: [[string, string, string], [string, string, string]]): Promise<void> {
    const [[one, oneDevice], [other, otherDevice]] = ends;
    const link = ['link', 'add', oneDevice, 'netns', one, 'type', 'veth', 'peer', 'name', otherDevice];
    await run('ip', [...link, 'netns', other]);
    for (const [name, device, address] of ends) {
      await this.ip(name, 'addr', 'add', address, 'dev', device, 'nodad');
      await this.ip(name, 'link', 'set', device, 'up');
    }
  }

  async ip(name: string, ...args: string[]): Promise<string> {
    return (await run('ip', ['-n', name, ...args])).stdout;
  }

  /** Runs a program in a namespace to its end. */
  async exec(name: string, ...command: string[]): Promise<string> {
    const options = { maxBuffer: 64_000_000 };
    return (await run('ip', ['netns', 'exec', name, ...command], options)).stdout;
  }

  async nft(name: string, rules: string): Promise<void> {
    const child = execFile('ip', ['netns', 'exec', name, 'nft', '-f', '-']);
    child.stdin?.end(rules);
    const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (status !== 0) throw new Error(`nft refused the rules of ${name}`);
  }

  /** Starts a program that says `ready` once it is. */
  async start(name: string, ...command: string[]): Promise<void> {
    const child = spawn('ip', ['netns', 'exec', name, ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#processes.push(child);
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        if (data.includes('ready')) resolve();
      });
      child.once('exit', () => reject(new Error(`${command.join(' ')} ended`)));
    });
  }

  async close(): Promise<void> {
    for (const child of this.#processes) child.kill('SIGKILL');
    for (const name of this.#names.toReversed())
      await run('ip', ['netns', 'del', name]).catch(() => undefined);
  }
}
