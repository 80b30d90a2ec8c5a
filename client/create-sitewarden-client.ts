import { createClient, createConfig, type Client } from './generated/client/index.ts';

export interface SitewardenClientOptions {
  /** Where the API is, such as `https://scans.example.org`; a path behind the host is kept. */
  readonly url: string;
  /** An API key (`sw_…`) or a JWT. */
  readonly token: string;
  /** Takes the place of the platform's `fetch`, for a proxy or a test. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A client of one installation, to be given to the functions of `generated/sdk.gen.ts` as `client`. Each of them
 * gives `{ data, response }`, or `{ error, response }` with the four fields of an error; `response` is missing when
 * the installation was not reached.
 */
export function createSitewardenClient({ url, token, fetch }: SitewardenClientOptions): Client {
  return createClient(
    createConfig({ baseUrl: url.replace(/\/+$/u, ''), auth: () => token, ...(fetch && { fetch }) }),
  );
}
