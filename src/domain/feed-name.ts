/** Everything that intelligence is made of from outside, in the order it is fetched. */
export const feedNames = [
  'nvd',
  'cve-list',
  'overlay',
  'kev',
  'epss',
  'mikrotik',
  'endoflife',
  'debian',
  'recog',
  'oui',
] as const;

export type FeedName = (typeof feedNames)[number];

export function isFeedName(text: string): text is FeedName {
  return (feedNames as readonly string[]).includes(text);
}
