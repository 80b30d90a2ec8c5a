/** What a service said of itself, after a fingerprint read it. Absent knowledge is null, never guessed. */
export interface ServiceIdentity {
  /** IANA-like service word, lower case: `ssh`, `http`, `postgresql`, `amqp`. */
  readonly service: string | null;
  readonly vendor: string | null;
  readonly product: string | null;
  readonly version: string | null;
  /** CPE 2.3 formatted strings with what is known filled in and `*` for the rest. */
  readonly cpe: readonly string[];
  /** Further facts by name, such as `distribution`, `package_revision`, `protocol_version`, `title`. */
  readonly extra: Readonly<Record<string, string>>;
  /** Id of the fingerprint that decided, as in `data/fingerprints`. */
  readonly fingerprint: string | null;
  /** 0–100: how sure the product and version are. */
  readonly confidence: number;
}

export const unknownIdentity: ServiceIdentity = {
  service: null,
  vendor: null,
  product: null,
  version: null,
  cpe: [],
  extra: {},
  fingerprint: null,
  confidence: 0,
};
