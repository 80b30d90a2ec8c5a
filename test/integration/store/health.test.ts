import { describe, expect, it } from 'vitest';
import { pingStore } from '../../../src/store/queries/health-queries.ts';
import { engines } from './open-test-stores.ts';

describe.each(engines)('the health of $engine', ({ open, skip }) => {
  it.skipIf(skip)('is that it answers, until it is closed', async () => {
    const test = await open();
    await expect(pingStore(test.store.db)).resolves.toBeUndefined();
    await test.dispose();
    await expect(pingStore(test.store.db)).rejects.toThrow();
  });
});
