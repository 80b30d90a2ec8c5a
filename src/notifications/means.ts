import type { IpNetwork } from '../domain/ip-network.ts';

/** The operator's mail server, which is trusted: the guard of addresses is not asked about it. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` required, or `none`. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** Address, with a name or without. */
  readonly from: string;
}

/** What the operator permits to addresses that others name. */
export interface GuardSettings {
  /** Networks that are permitted although they are not public. */
  readonly allowedNetworks: readonly IpNetwork[];
  readonly allowHttp: boolean;
}

/** All addresses of a name, in the order of preference. */
export type ResolveName = (hostname: string) => Promise<readonly string[]>;

/** What channels send with. */
export interface Means {
  readonly mail: MailSettings | undefined;
  readonly guard: GuardSettings;
  readonly resolve: ResolveName;
  /** For one attempt, from the question for the name to the answer. */
  readonly timeoutMs: number;
}
