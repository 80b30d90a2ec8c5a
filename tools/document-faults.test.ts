import { describe, expect, it } from 'vitest';
import { documentFaults, roomFaults } from './document-faults.ts';

const root = new URL('..', import.meta.url).pathname;
const facts = { root, scripts: new Set(['start']), variables: new Set(['SITEWARDEN_PORT']) };

describe('documentFaults', () => {
  it('lets a true document pass', () => {
    const text =
      'See [here](../README.md#start), `src/domain`, `npm run -s start`, `SITEWARDEN_PORT`, <https://x.example>.';
    expect(documentFaults('docs/a.md', text, facts)).toEqual([]);
  });

  it.each([
    ['[gone](gone.md)', 'docs/a.md: links to gone.md, which is not there'],
    ['`src/nowhere.ts`', 'docs/a.md: names src/nowhere.ts, which is not there'],
    ['`npm run dance`', 'docs/a.md: names the npm script dance, which is not in package.json'],
    ['`SITEWARDEN_MOOD`', 'docs/a.md: names the variable SITEWARDEN_MOOD, which nothing reads'],
  ])('finds the planted fault %s', (text, fault) => {
    expect(documentFaults('docs/a.md', text, facts)).toEqual([fault]);
  });
});

describe('roomFaults', () => {
  it('finds rooms without a sentence and sentences without a room', () => {
    const faults = roomFaults(root, '| `attic` | nobody goes there |\n| `domain` | our words |\n');
    expect(faults).toContain('ARCHITECTURE.md: no sentence for src/versions');
    expect(faults).toContain('ARCHITECTURE.md: a sentence for src/attic, which is not there');
    expect(faults).not.toContain('ARCHITECTURE.md: no sentence for src/domain');
  });
});
