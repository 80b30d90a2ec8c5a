/** Channel of a RouterOS release, older names included → CPE's software edition, as records about RouterOS use it. */
const editions: Readonly<Record<string, string>> = {
  stable: '-',
  current: '-',
  'long-term': 'ltr',
  bugfix: 'ltr',
  testing: 'testing',
  development: 'testing',
  'release candidate': 'testing',
  rc: 'testing',
};

/** The canonical CPE value of `sw_edition` for a channel that a router tells; ANY for none and for unknown ones. */
export function editionOfChannel(channel: string | null | undefined): string {
  return editions[channel?.trim().toLowerCase() ?? ''] ?? '*';
}
