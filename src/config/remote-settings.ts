import { SitewardenError } from '../support/sitewarden-error.ts';
import { Environment } from './environment-schema.ts';

/** Which installation a command talks to, and as whom. */
export interface RemoteSettings {
  /** Without a trailing slash. */
  readonly url: string;
  readonly token: string;
}

/**
 * What the options say, else SITEWARDEN_URL and SITEWARDEN_TOKEN. Other settings are not looked at: they are those of
 * the service. Throws `usage` errors that name what is missing or cannot be used.
 */
export function loadRemoteSettings(
  given: { readonly url?: string | undefined; readonly token?: string | undefined },
  env: Readonly<Record<string, string | undefined>> = process.env,
): RemoteSettings {
  const url = Environment.shape.SITEWARDEN_URL.safeParse(given.url ?? env['SITEWARDEN_URL']);
  if (!url.success) {
    throw new SitewardenError(
      'usage',
      'remote_url_unusable',
      'Give the address of the service with --url or SITEWARDEN_URL as http://HOST:PORT or https://HOST.',
    );
  }
  const text = given.token ?? env['SITEWARDEN_TOKEN'];
  if (text === undefined || text === '') {
    throw new SitewardenError(
      'usage',
      'remote_token_missing',
      'Say who you are: set SITEWARDEN_TOKEN to an API key or a JWT, or give --token.',
    );
  }
  const token = Environment.shape.SITEWARDEN_TOKEN.safeParse(text);
  if (!token.success || token.data === undefined) {
    throw new SitewardenError(
      'usage',
      'remote_token_unusable',
      'The token has characters that no API key and no JWT has.',
    );
  }
  return { url: url.data, token: token.data };
}
