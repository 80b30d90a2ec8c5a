import type { VersionScheme } from '../version-scheme.ts';

/** Major, minor, patch, stage (alpha 0, beta 1, rc 2, release 3) and the stage's number. */
export type RouterOsVersion = readonly [number, number, number, number, number];

/** MikroTik RouterOS: 6.49.9 < 6.49.10, 7.25beta2 < 7.25rc1 < 7.25 < 7.25.1. */
export const routeros: VersionScheme<RouterOsVersion> = { name: 'routeros', parse, compare };

const pattern =
  /^v?([2-9])\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-_. ]?(alpha|ab|beta|rc)(\d{1,4}))?(?:[ -]\(?(?:stable|long-term|testing|development|bugfix|current)\)?)?$/iu;
const stages: Readonly<Record<string, number>> = { ab: 0, alpha: 0, beta: 1, rc: 2 };

function parse(text: string): RouterOsVersion | undefined {
  if (text.length > 40) return undefined;
  const [, major, minor, patch = '0', stage, build = '0'] = pattern.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  const stageRank = stage === undefined ? 3 : (stages[stage.toLowerCase()] ?? 0);
  return [Number(major), Number(minor), Number(patch), stageRank, Number(build)];
}

function compare(a: RouterOsVersion, b: RouterOsVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4];
}
