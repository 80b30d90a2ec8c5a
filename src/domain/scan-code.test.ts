import { describe, expect, it } from 'vitest';
import { isScanCode, scanCodeOf } from './scan-code.ts';

describe('scanCodeOf', () => {
  it('is three groups of three signs that no one mistakes for others', () => {
    expect(scanCodeOf('019c46a6-f1a8-7f5a-9b2f-000000000000')).toBe('AAA-AAA-AAA');
    expect(scanCodeOf('019c46a6-f1a8-7f5a-9b2f-ffffffffffff')).toBe('999-999-999');
    expect(isScanCode(scanCodeOf('019c46a6-f1a8-7f5a-9b2f-7d1b3e9c5a1d'))).toBe(true);
  });

  it('differs as soon as one of the last 45 bits does', () => {
    const codes = Array.from({ length: 45 }, (_, bit) =>
      scanCodeOf(`019c46a6-f1a8-7f5a-9b2f-${(1n << BigInt(bit)).toString(16).padStart(12, '0')}`),
    );
    expect(new Set(codes).size).toBe(45);
  });
});

describe('isScanCode', () => {
  it('tells codes from ids and from signs that are not used', () => {
    expect(['ABC-DEF-GHJ', 'XYZ-234-RTY'].every(isScanCode)).toBe(true);
    expect(['abc-def-ghj', 'ABC-DEF-GHI', 'ABC-DEF-GH0', 'ABCDEFGHJ', '9c46a6f1-a8d8'].some(isScanCode)).toBe(
      false,
    );
  });
});
