import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultDataDirectory } from './default-data-directory.ts';
import { settingsTable } from './settings-table.ts';
import { loadSettings } from './settings.ts';

describe('loadSettings', () => {
  it('needs nothing to be set', () => {
    const settings = loadSettings({});
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      firstScan: true,
      rateLimitPerMinute: 600,
    });
    expect(settings.jwt).toBeUndefined();
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('asks no language model unless one is named', () => {
    expect(loadSettings({}).model).toBeUndefined();
    const named = { SITEWARDEN_LLM_URL: 'http://127.0.0.1:11434/v1/', SITEWARDEN_LLM_MODEL: 'llama3:8b' };
    expect(loadSettings(named).model).toEqual({
      url: 'http://127.0.0.1:11434/v1',
      key: undefined,
      model: 'llama3:8b',
    });
  });

  it('reads what is set', () => {
    const settings = loadSettings({
      SITEWARDEN_PORT: '0',
      SITEWARDEN_FIRST_SCAN: 'no',
      SITEWARDEN_PUBLIC_URL: 'https://scan.example.net/',
      SITEWARDEN_DATA_DIR: '/srv/sitewarden',
      DATABASE_URL: 'postgres://sitewarden@db.example.net/sitewarden',
    });
    expect(settings).toMatchObject({
      port: 0,
      firstScan: false,
      publicUrl: 'https://scan.example.net',
      dataDirectory: '/srv/sitewarden',
      databaseUrl: 'postgres://sitewarden@db.example.net/sitewarden',
    });
  });

  it.each([
    [
      { SITEWARDEN_PROT: '80' },
      'SITEWARDEN_PROT is not a setting of Sitewarden. Did you mean SITEWARDEN_PORT?',
    ],
    [
      { sitewarden_port: '80' },
      'sitewarden_port is not a setting of Sitewarden. Did you mean SITEWARDEN_PORT?',
    ],
    [{ SITEWARDEN_COLOUR_OF_THE_SKY: 'blue' }, 'docs/settings.md has all settings'],
    [{ SITEWARDEN_PORT: '70000' }, "SITEWARDEN_PORT must be from 0 to 65535 (it is '70000')"],
    [{ SITEWARDEN_PORT: 'http' }, 'SITEWARDEN_PORT must be a whole number'],
    [{ SITEWARDEN_PORT: '' }, 'SITEWARDEN_PORT is empty. Give it a value or unset it.'],
    [{ SITEWARDEN_FIRST_SCAN: 'maybe' }, 'SITEWARDEN_FIRST_SCAN must be true or false'],
    [{ SITEWARDEN_LOG_LEVEL: 'loud' }, 'SITEWARDEN_LOG_LEVEL cannot be used'],
    [{ DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL must be a postgres:// address'],
    [{ SITEWARDEN_LLM_MODEL: 'm' }, 'SITEWARDEN_LLM_MODEL is there without SITEWARDEN_LLM_URL'],
    [{ SITEWARDEN_LLM_KEY: 'k' }, 'SITEWARDEN_LLM_KEY is there without SITEWARDEN_LLM_URL'],
    [{ SITEWARDEN_LLM_URL: 'https://llm.example/v1' }, 'SITEWARDEN_LLM_URL needs SITEWARDEN_LLM_MODEL'],
    [
      { SITEWARDEN_LLM_URL: 'http://llm.example/v1', SITEWARDEN_LLM_MODEL: 'm', SITEWARDEN_LLM_KEY: 'k' },
      'SITEWARDEN_LLM_KEY would travel unencrypted',
    ],
    [{ SITEWARDEN_JWT_ISSUER: 'https://id.example' }, 'SITEWARDEN_JWT_ISSUER is half a JWT setup'],
    [{ SITEWARDEN_JWKS_URL: 'https://id.example/keys' }, 'SITEWARDEN_JWKS_URL needs SITEWARDEN_JWT_ISSUER'],
    [
      { SITEWARDEN_JWKS_URL: 'https://id.example/keys', SITEWARDEN_JWT_ISSUER: 'https://id.example' },
      'SITEWARDEN_JWKS_URL needs SITEWARDEN_JWT_AUDIENCE',
    ],
    [{ SITEWARDEN_JWKS_URL: 'http://id.example/keys' }, 'SITEWARDEN_JWKS_URL must be an https:// address'],
    [
      { SITEWARDEN_JWKS_URL: 'https://id.example/keys', SITEWARDEN_JWT_SECRET: 'x'.repeat(32) },
      'SITEWARDEN_JWT_SECRET is set together with SITEWARDEN_JWKS_URL',
    ],
  ])('refuses %j and says what to do', (env, sentence) => {
    expect(() => loadSettings(env)).toThrow(sentence);
  });

  it.each([
    { SITEWARDEN_JWT_SECRET: 'hunter2-too-short' },
    { SITEWARDEN_ADMIN_TOKEN: 'hunter2 with spaces' },
    { DATABASE_URL: 'mysql://root:hunter2@db/x' },
  ])('never echoes a secret', (env) => {
    expect(() => loadSettings(env)).toThrow(/^(?!.*hunter2).*$/u);
  });

  it('takes a secret without issuer and audience', () => {
    expect(loadSettings({ SITEWARDEN_JWT_SECRET: 'x'.repeat(32) }).jwt).toMatchObject({ kind: 'secret' });
  });
});

describe('defaultDataDirectory', () => {
  it.each([
    ['linux', {}, '/home/ada/.local/share/sitewarden'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/sitewarden'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada/.local/share/sitewarden'],
    ['darwin', {}, '/home/ada/Library/Application Support/sitewarden'],
  ])('on %s with %j is %s', (system, env, expected) => {
    expect(defaultDataDirectory(env, system, '/home/ada')).toBe(expected);
  });
});

it('docs/settings.md is what the schema says', () => {
  const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  expect(page).toBe(settingsTable());
});
