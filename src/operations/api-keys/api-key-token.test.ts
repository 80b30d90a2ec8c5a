import { describe, expect, it } from 'vitest';
import { describeApiKeyToken, generateApiKeyToken, isSameSecret } from './api-key-token.ts';

describe('a token of an API key', () => {
  it('is never made twice, and is found by a part that does not prove it', () => {
    const tokens = Array.from({ length: 200 }, generateApiKeyToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) {
      const { lookupId, prefix, secretHash } = describeApiKeyToken(token);
      expect(token).toMatch(/^sw_[0-9A-Za-z]{16}_[0-9A-Za-z]{43}$/u);
      expect(token.startsWith(`${prefix}_`)).toBe(true);
      expect(prefix).toBe(`sw_${lookupId}`);
      expect(secretHash).toMatch(/^[0-9a-f]{64}$/u);
    }
  });

  it('of the operator is kept without showing any of it', () => {
    const described = describeApiKeyToken('correct horse battery staple');
    expect(JSON.stringify(described)).not.toMatch(/correct|horse|battery|staple/u);
    expect(isSameSecret(described, describeApiKeyToken('correct horse battery staple'))).toBe(true);
    expect(isSameSecret(described, describeApiKeyToken('correct horse battery staples'))).toBe(false);
  });
});
