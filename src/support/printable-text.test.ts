import { describe, expect, it } from 'vitest';
import { printableText } from './printable-text.ts';

describe('printableText', () => {
  it('lets no escape sequence through to a terminal', () => {
    expect(printableText('nginx\u001b[31m\u0007 1.22\r\nx')).toBe('nginx [31m 1.22 x');
  });

  it('drops bidirectional overrides that would reorder what is read', () => {
    expect(printableText('abc\u202Edef')).toBe('abc def');
  });

  it('cuts by characters, never through a surrogate pair', () => {
    expect(printableText('😀😀😀😀', 3)).toBe('😀😀…');
  });
});
