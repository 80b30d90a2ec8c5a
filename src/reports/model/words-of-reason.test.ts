import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wordsOfReason } from './words-of-reason.ts';

it('has words for every reason that the README lists by one word', () => {
  const rows = readFileSync('README.md', 'utf8').matchAll(/^\| ((?:`[a-z_]+`(?:, )?)+) \|/gmu);
  const listed = [...rows].flatMap(([, cell = '']) => cell.split(', ').map((one) => one.replaceAll('`', '')));
  expect(listed).toContain('host_timeout');
  const reasons = listed.slice(listed.indexOf('stopped'), listed.indexOf('echo_requests_not_sent') + 1);
  expect(reasons.filter((reason) => wordsOfReason(reason) === reason)).toEqual([]);
  expect(wordsOfReason('host_timeout')).toBe('the time for a host was over (host_timeout)');
});

it('leaves sentences as they are, and what is no reason', () => {
  expect(wordsOfReason('a blackout window kept devices out: nas')).toBe(
    'a blackout window kept devices out: nas',
  );
  expect(wordsOfReason('constructor')).toBe('constructor');
});
