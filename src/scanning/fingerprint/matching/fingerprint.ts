/** One way to know a program by what one field of its reply says; `data/fingerprints` leaves out what is the rule. */
export interface Fingerprint {
  readonly id: string;
  readonly field: string;
  /** Regular expression with named groups that the templates refer to as `{name}`. */
  readonly pattern: string;
  readonly flags: string;
  /** Replaces the service word that the protocol stands for. */
  readonly service?: string;
  readonly vendor: string | null;
  /** May name groups, where a maker gives each board firmware of its own. */
  readonly product: string | null;
  /** Version as people write it; `{version}` where the file says nothing. */
  readonly version: string;
  /** `part:vendor:product:version:update:edition:language:sw_edition…`; what is left out is `*`. */
  readonly cpe: readonly string[];
  readonly extra: Readonly<Record<string, string>>;
  readonly confidence: number;
}

/** As it stands in a file. */
export type WrittenFingerprint = Omit<Fingerprint, 'flags' | 'version' | 'cpe' | 'extra'> &
  Partial<Fingerprint>;

/** What tells that a distribution packaged the program. */
export interface Mark {
  readonly distribution: string;
  readonly pattern: string;
}
