import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { debian } from './index.ts';

const pairs = 10_000;
const hasDpkg = spawnSync('dpkg', ['--version']).status === 0;

/** The same texts on every run; a linear congruence is random enough to mix the pieces. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = ['0', '00', '1', '01', '2', '9', '10', '19', '2024', 'a', 'b', 'Z', 'rc', 'p', 'deb', 'u'];
const signs = ['.', '+', '~', '~~', '-', ''];

function aVersion(draw: (below: number) => number): string {
  const epoch = draw(4) === 0 ? `${draw(3)}:` : '';
  const parts = Array.from({ length: draw(6) }, () => (signs[draw(6)] ?? '') + (pieces[draw(16)] ?? ''));
  const revision = draw(2) === 0 ? '' : `-${draw(4)}${draw(2) === 0 ? '' : `+deb1${draw(3)}u${draw(12)}`}`;
  return `${epoch}${draw(12)}${parts.join('')}${revision}`;
}

/** Often all but the same, so that the difference lies anywhere in the text. */
function aNeighbour(version: string, draw: (below: number) => number): string {
  if (draw(3) === 0) return aVersion(draw);
  const at = 1 + draw(version.length);
  return (
    version.slice(0, at) + (signs[draw(6)] ?? '') + (pieces[draw(16)] ?? '') + version.slice(at + draw(2))
  );
}

it.skipIf(!hasDpkg)(
  `orders ${pairs} pairs as dpkg does${hasDpkg ? '' : ' (skipped: there is no dpkg)'}`,
  { timeout: 180_000 },
  () => {
    const draw = drawer(20_261_124);
    const drawn: [string, string][] = [];
    while (drawn.length < pairs) {
      const left = aVersion(draw);
      const right = aNeighbour(left, draw);
      if (debian.parse(left) !== undefined && debian.parse(right) !== undefined) drawn.push([left, right]);
    }
    // One shell for all; dpkg answers by its exit status, and complains of what is no version on stderr.
    const script = `while read -r a b; do
      if dpkg --compare-versions "$a" lt "$b"; then echo -1; elif dpkg --compare-versions "$a" eq "$b"; then echo 0; else echo 1; fi
    done`;
    const input = drawn.map(([left, right]) => `${left} ${right}\n`).join('');
    const asked = spawnSync('sh', ['-c', script], { input, encoding: 'utf8', maxBuffer: 10_000_000 });
    expect(asked.stderr).toBe('');
    const answers = asked.stdout.trim().split('\n').map(Number);
    expect(answers).toHaveLength(pairs);
    expect(new Set(answers)).toEqual(new Set([-1, 0, 1]));
    const different = drawn.filter(([left, right], index) => {
      const order = debian.compare(debian.parse(left)!, debian.parse(right)!);
      return Math.sign(order) !== answers[index];
    });
    expect(different).toEqual([]);
  },
);
