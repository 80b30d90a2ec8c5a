import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecretKey } from './serve-secret-key.ts';

let dataDirectory: string;
beforeEach(() => (dataDirectory = mkdtempSync(join(tmpdir(), 'sitewarden-key-'))));
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

const none = { secretKey: undefined, databaseUrl: undefined };

describe('the secret key', () => {
  it('is made once beside the embedded database, for nobody else to read', () => {
    const made = loadSecretKey({ ...none, dataDirectory });
    const file = join(dataDirectory, 'secret.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made?.export().toString('base64')).toBe(readFileSync(file, 'utf8').trim());
    expect(made?.symmetricKeySize).toBe(32);
    expect(loadSecretKey({ ...none, dataDirectory })?.equals(made!)).toBe(true);
  });

  it('is the one of the settings where they have one', () => {
    const secretKey = Buffer.alloc(32, 5).toString('base64');
    const key = loadSecretKey({ secretKey, databaseUrl: undefined, dataDirectory });
    expect(key?.export()).toEqual(Buffer.alloc(32, 5));
  });

  it('is missing on a server without the setting', () => {
    const databaseUrl = 'postgres://localhost/x';
    expect(loadSecretKey({ secretKey: undefined, databaseUrl, dataDirectory })).toBeUndefined();
  });

  it('is never made anew over a damaged file', () => {
    writeFileSync(join(dataDirectory, 'secret.key'), 'short\n');
    expect(() => loadSecretKey({ ...none, dataDirectory })).toThrow(
      expect.objectContaining({ code: 'setting_unusable' }),
    );
    expect(readFileSync(join(dataDirectory, 'secret.key'), 'utf8')).toBe('short\n');
  });
});
