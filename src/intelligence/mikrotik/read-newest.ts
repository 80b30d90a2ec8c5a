/** The newest release of a channel when the file was fetched. */
export interface NewestRelease {
  readonly version: string;
  readonly channel: string;
  /** Calendar day, UTC. */
  readonly releasedOn: string;
}

const file = /^NEWESTa?\d{1,2}\.(stable|long-term|testing|development)\b/iu;
const content = /^(\d{1,3}(?:\.\d{1,4}){1,3}(?:(?:alpha|beta|rc)\d{1,4})?) (\d{9,10})\s*$/u;

/** Reads a `NEWEST…` file of MikroTik's by its name and its content (`7.16.1 1728558000`); undefined for any other. */
export function readNewest(name: string, text: string): NewestRelease | undefined {
  const channel = file.exec(name)?.[1]?.toLowerCase();
  const [, version, seconds] = content.exec(text) ?? [];
  if (channel === undefined || version === undefined) return undefined;
  return { version, channel, releasedOn: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) };
}
