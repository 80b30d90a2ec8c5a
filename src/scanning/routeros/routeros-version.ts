/** A version text of RouterOS taken apart. */
export interface RouterosVersion {
  readonly version: string;
  readonly channel: string | null;
}

/**
 * `7.16.2 (stable) 2024-11-26 12:09:40`, `6.48.6 (long-term)`, `7.25beta2`: the release, and the channel that it was
 * built for. Undefined when it is no release of RouterOS.
 */
export function routerosVersion(text: string): RouterosVersion | undefined {
  const match =
    /^(?<version>\d{1,2}\.\d{1,3}(?:\.\d{1,3})?(?:(?:alpha|beta|rc)\d{1,3})?)(?: \((?<channel>[a-z][a-z -]{2,20})\))?(?: |$)/u.exec(
      text.slice(0, 100),
    );
  const version = match?.groups?.['version'];
  return version === undefined ? undefined : { version, channel: match?.groups?.['channel'] ?? null };
}
