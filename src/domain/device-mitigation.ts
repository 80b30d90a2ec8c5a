import type { BundleInfo } from './bundle-info.ts';
import type { Transport } from './observation.ts';
import type { Severity } from './severity.ts';

/** Release channels of RouterOS, and the one that leads from version 6 to 7. */
export type RouterOsChannel = 'long-term' | 'stable' | 'testing' | 'upgrade';

/** A version to go to. */
export interface UpgradeTarget {
  readonly version: string;
  /** Null for other products than RouterOS. */
  readonly channel: RouterOsChannel | null;
  /** CVEs of the device's open ones that are not known to be absent from it. */
  readonly remaining: readonly string[];
}

/** A release that is passed over although it mends something. */
export interface SkippedRelease {
  readonly version: string;
  readonly problem: string;
  readonly repairedIn: string;
  readonly source: string;
}

/** One open CVE of a product on the device. */
export interface CveToMend {
  readonly cveId: string;
  readonly findingId: string;
  readonly score: number | null;
  readonly severity: Severity | null;
  readonly knownExploited: boolean;
  /** The lowest good version that mends this one; null where nobody states one. */
  readonly fixedIn: string | null;
  /** Version of the distribution's package that mends it; null where none is known. */
  readonly fixedPackage: string | null;
  readonly description: string;
}

/** What to do about one product on a device. */
export interface ProductMitigation {
  /** `part:vendor:product` in canonical form. */
  readonly product: string;
  /** For people: vendor and product. */
  readonly name: string;
  /** Null when nobody knows. */
  readonly version: string | null;
  readonly services: readonly { readonly port: number; readonly transport: Transport }[];
  /** Of RouterOS: the channel, and whether the device said so or its version is taken for it. */
  readonly channel: { readonly name: RouterOsChannel; readonly basis: 'seen' | 'assumed' } | null;
  /** The distribution that built it, as the banner says; null where it does not. */
  readonly distribution: string | null;
  /** Highest score first. */
  readonly cves: readonly CveToMend[];
  /** The lowest good version that mends all of them, else most; null where nobody states one. */
  readonly target: UpgradeTarget | null;
  /** The same for other release lines. */
  readonly alternatives: readonly UpgradeTarget[];
  readonly skipped: readonly SkippedRelease[];
  /** What is to be known of the branch, a sentence each; mostly none. */
  readonly notes: readonly string[];
}

/** All that advice about a device is made of. */
export interface DeviceMitigationFacts {
  readonly device: { readonly id: string; readonly ipAddress: string; readonly hostname: string | null };
  readonly products: readonly ProductMitigation[];
  /** What is to be known of products without an open finding, a sentence each: security fixes without a CVE yet. */
  readonly notes: readonly string[];
  /** Open findings beyond those told. */
  readonly furtherFindings: number;
  readonly intel: BundleInfo;
}

/** Something to do, with the commands for it in their order; none where it is done elsewhere. */
export interface MitigationStep {
  readonly kind: 'backup' | 'upgrade' | 'workaround' | 'verify';
  readonly text: string;
  readonly commands: readonly string[];
}
