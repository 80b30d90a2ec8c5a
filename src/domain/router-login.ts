/** How far whoever answers at the router's address is believed to be the router, strictest first. */
export const routerTrusts = ['verified', 'any_certificate', 'plaintext'] as const;

/**
 * - `verified`: only over TLS, to the pinned certificate, or without a pin to one that the system's authorities vouch for;
 * - `any_certificate`: only over TLS, to whoever answers;
 * - `plaintext`: the same, and without TLS where there is none.
 */
export type RouterTrust = (typeof routerTrusts)[number];

/** Ports of the router's interfaces; null: that interface is not used. */
export interface RouterPorts {
  /** The web server with TLS (`www-ssl`). */
  readonly rest: number | null;
  /** `api-ssl`. */
  readonly apiTls: number | null;
  /** `api`, which is asked only where the trust is `plaintext`. */
  readonly api: number | null;
  readonly snmp: number | null;
}

export const defaultRouterPorts: RouterPorts = { rest: 443, apiTls: 8729, api: 8728, snmp: 161 };

/** What a site says of how its router is talked to, beside address and login. */
export interface RouterTerms {
  /** SHA-256 of the router's certificate, 64 hex digits in lower case; null: none is pinned. */
  readonly certificateSha256: string | null;
  readonly trust: RouterTrust;
  readonly ports: RouterPorts;
}

/** Only to whom the authorities vouch for, on the usual ports. */
export const defaultRouterTerms: RouterTerms = {
  certificateSha256: null,
  trust: 'verified',
  ports: defaultRouterPorts,
};

/** What it takes to read a router. Never stored and never shown in this form. */
export interface RouterLogin extends RouterTerms {
  /** Canonical. */
  readonly address: string;
  /** Undefined: there is no login, only SNMP may be asked. */
  readonly user: { readonly name: string; readonly password: string } | undefined;
  /** SNMP v2c community; null: SNMP is not asked. */
  readonly snmpCommunity: string | null;
}
