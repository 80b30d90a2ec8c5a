import { describe, expect, it } from 'vitest';
import { loadRemoteSettings } from './remote-settings.ts';

describe('loadRemoteSettings', () => {
  it('lets options go before the environment, and that before the default', () => {
    const env = { SITEWARDEN_URL: 'https://scans.example/api/', SITEWARDEN_TOKEN: 'sw_environment' };
    expect(loadRemoteSettings({}, env)).toEqual({
      url: 'https://scans.example/api',
      token: 'sw_environment',
    });
    const given = { url: 'http://127.0.0.1:1', token: 'sw_option' };
    expect(loadRemoteSettings(given, env)).toEqual(given);
    expect(loadRemoteSettings({ token: 'sw_option' }, {}).url).toBe('http://127.0.0.1:8080');
  });

  it.each([
    [{}, {}, 'remote_token_missing'],
    [{}, { SITEWARDEN_TOKEN: '' }, 'remote_token_missing'],
    [{ token: 'sw_a\r\nx: y' }, {}, 'remote_token_unusable'],
    [{ token: 'a', url: 'scans.example' }, {}, 'remote_url_unusable'],
    [{ token: 'a' }, { SITEWARDEN_URL: 'file:///etc' }, 'remote_url_unusable'],
  ])('refuses %j with %j', (given, env, code) => {
    expect(() => loadRemoteSettings(given, env)).toThrow(expect.objectContaining({ kind: 'usage', code }));
  });
});
