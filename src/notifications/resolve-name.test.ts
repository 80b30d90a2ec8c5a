import { expect, it } from 'vitest';
import { boundedResolver } from './resolve-name.ts';

it('asks for no more names at once than it may, whatever hangs', async () => {
  const asked: string[] = [];
  const answers = new Map<string, (addresses: readonly string[]) => void>();
  const resolve = boundedResolver(
    async (hostname) => {
      asked.push(hostname);
      return new Promise((answer) => answers.set(hostname, answer));
    },
    2,
    1,
  );
  const [first, second, third] = ['a', 'b', 'c'].map(async (hostname) => resolve(hostname));
  await expect(resolve('d')).rejects.toThrow('Too many');
  expect(asked).toEqual(['a', 'b']);
  answers.get('a')?.(['192.0.2.1']);
  expect(await first).toEqual(['192.0.2.1']);
  await Promise.resolve();
  expect(asked).toEqual(['a', 'b', 'c']);
  answers.get('b')?.([]);
  answers.get('c')?.([]);
  expect(await Promise.all([second, third])).toEqual([[], []]);
});
