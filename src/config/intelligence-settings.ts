import { join, resolve } from 'node:path';
import { feedNames, type FeedName } from '../domain/feed-name.ts';
import type { Environment } from './environment-schema.ts';

/** Where intelligence is kept and comes from. */
export interface IntelligenceSettings {
  /** Absolute path of the bundle. */
  readonly bundleFile: string;
  /** Whether the operator named it: then it must be there. */
  readonly isNamed: boolean;
  /** Absolute path of what is kept of the feeds. */
  readonly feedDirectory: string;
  /** Hours between updates by the service; undefined = none. */
  readonly updateHours: number | undefined;
  /** What the operator says of feeds: an address, a path, or `off`. */
  readonly feedPlaces: ReadonlyMap<FeedName, string>;
  readonly proxy: string | undefined;
  readonly nvdApiKey: string | undefined;
  /** Ed25519, SubjectPublicKeyInfo in Base64; undefined = imports need no signature. */
  readonly publicKey: string | undefined;
}

export function intelligenceSettings(values: Environment, dataDirectory: string): IntelligenceSettings {
  const named = values.SITEWARDEN_INTEL;
  const placesOf: Readonly<Record<FeedName, string | undefined>> = {
    nvd: values.SITEWARDEN_FEED_NVD,
    'cve-list': values.SITEWARDEN_FEED_CVE_LIST,
    overlay: values.SITEWARDEN_FEED_OVERLAY,
    kev: values.SITEWARDEN_FEED_KEV,
    epss: values.SITEWARDEN_FEED_EPSS,
    mikrotik: values.SITEWARDEN_FEED_MIKROTIK,
    endoflife: values.SITEWARDEN_FEED_ENDOFLIFE,
    debian: values.SITEWARDEN_FEED_DEBIAN,
    recog: values.SITEWARDEN_FEED_RECOG,
    oui: values.SITEWARDEN_FEED_OUI,
  };
  return {
    bundleFile: named === undefined ? join(dataDirectory, 'intelligence.bundle') : resolve(named),
    isNamed: named !== undefined,
    feedDirectory: join(dataDirectory, 'feeds'),
    updateHours: values.SITEWARDEN_INTEL_UPDATE,
    feedPlaces: new Map(
      feedNames.flatMap((name) => {
        const place = placesOf[name];
        return place === undefined ? [] : [[name, place] as const];
      }),
    ),
    proxy: values.SITEWARDEN_FEED_PROXY,
    nvdApiKey: values.SITEWARDEN_NVD_API_KEY,
    publicKey: values.SITEWARDEN_INTEL_PUBLIC_KEY,
  };
}
