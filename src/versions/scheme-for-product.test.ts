import { describe, expect, it } from 'vitest';
import { schemeForProduct } from './scheme-for-product.ts';

describe('schemeForProduct', () => {
  it.each([
    ['mikrotik', 'routeros', 'routeros'],
    ['openbsd', 'openssh', 'openssh'],
    ['debian', 'dpkg', 'generic'],
    ['nobody', 'knows', 'generic'],
    ['openbsd', 'openbsd', 'generic'],
  ])('orders %s:%s by the %s scheme', (vendor, product, scheme) => {
    expect(schemeForProduct(vendor, product).name).toBe(scheme);
  });
});
