import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { sendPings } from './send-pings.ts';

const scope = scopeOf(['127.0.0.0/8', '::1/128'])!;
const going = new AbortController().signal;
const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));

describe.each([
  ['fping', 'fping'],
  ['ping', 'no-such-program-as-fping'],
  // Exits as an fping does that hears no answer.
  ['ping', 'false'],
  // Fails in spawn itself, as a file does whose capabilities are out of bounds.
  ['ping', '/dev/null/fping'],
])('sendPings by %s, with %s for fping,', (program, fping) => {
  it('tells who answers', async ({ skip }) => {
    skip(!isInstalled(program), `${program} is not installed`);
    const outcomes = await sendPings(scope, ['127.0.0.1', '127.7.61.2'], going, fping);
    skip([...outcomes.values()].includes('unusable'), `this process may not use ${program}`);
    expect(outcomes).toEqual(
      new Map([
        ['127.0.0.1', 'reply'],
        ['127.7.61.2', 'reply'],
      ]),
    );
  });

  it('asks nobody outside the scope, and nobody once it is stopped', async () => {
    await expect(sendPings(scope, ['127.0.0.1', '10.0.0.1'], going, fping)).rejects.toMatchObject({
      code: 'outside_scope',
    });
    expect(await sendPings(scope, ['127.0.0.1'], AbortSignal.abort(), fping)).toEqual(new Map());
  });
});
