import type { Transport } from './observation.ts';
import type { VexJustification } from './vex-justification.ts';

export const vexFormats = ['openvex', 'csaf'] as const;
export type VexFormat = (typeof vexFormats)[number];

/** A service of ours as a document names it; null for what cannot be read. */
export interface VexService {
  readonly siteId: string | null;
  readonly ipAddress: string | null;
  readonly port: number | null;
  readonly transport: Transport | null;
}

/** What a document says of one CVE and one product. */
export interface VexStatement {
  readonly cveId: string;
  /** The product as the document names it. */
  readonly name: string;
  /** The product as a CPE name; null where the document gives none. */
  readonly cpe: string | null;
  /** The product as a package URL where it has no CPE name, in its canonical form; null where the document gives none. */
  readonly purl: string | null;
  /** Every package URL that the document gives of the product, as it writes them. */
  readonly purls: readonly string[];
  /** What tells the product more closely than its CPE name, such as a serial number; null where nothing does. */
  readonly narrower: string | null;
  /** It is about certain versions of the product, whether or not its CPE name tells them. */
  readonly isOfVersions: boolean;
  /** The one service that it is about, where the document names one of ours. */
  readonly at: VexService | null;
  /** ISO 8601: when it was known to be so. */
  readonly saidAt: string;
  /** `other`: a status that nobody here knows. */
  readonly status: 'not_affected' | 'fixed' | 'affected' | 'under_investigation' | 'other';
  readonly justification: VexJustification | null;
  /** Why it is so, in the document's words; empty where it gives none. */
  readonly words: string;
}

/** A document of somebody who speaks about products. */
export interface VexDocument {
  readonly format: VexFormat;
  readonly documentId: string;
  readonly author: string;
  readonly version: string;
  /** ISO 8601: when this version of it was issued. */
  readonly issuedAt: string;
  readonly statements: readonly VexStatement[];
}

/** A document as it was taken in. */
export interface VexImport extends Omit<VexDocument, 'statements'> {
  readonly id: string;
  /** Null: it counts for all sites. */
  readonly siteId: string | null;
  /** `sha256:` and 64 hex digits over its text. */
  readonly digest: string;
  readonly importedBy: string;
  readonly importedAt: string;
  /** When another version of it took its place; null while none has. */
  readonly replacedAt: string | null;
  /** When somebody withdrew it; null while nobody has. */
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}
