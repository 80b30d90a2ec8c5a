import { readDay } from './read-day.ts';
import { statesFix } from './states-fix.ts';
import type { StatedFix } from './stated-fix.ts';

const maxCharacters = 4 * 1024 * 1024;
const maxBlocks = 50_000;
const maxBlockCharacters = 4000;
const maxFixes = 5000;
const maxVersionsOfSentence = 20;
const cve = /\bCVE-\d{4}-\d{4,19}\b/giu;
const version = /(?<![\d.])v?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?(?:(?:alpha|beta|rc)\d{1,3})?)(?![\d-]|\.\d)/giu;

/** Tags that end a line of text. */
const breaks =
  /<\/?(?:p|div|li|ul|ol|h[1-6]|br|hr|tr|td|th|table|article|section|title)(?=[\s/>])[^<>]{0,2000}>/giu;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text of a page, a line for each block, without what is no text. */
export function textOfPage(html: string): string {
  return html
    .slice(0, maxCharacters)
    .replaceAll(/<(script|style)\b[^<>]{0,2000}>[^<]{0,200000}<\/\1>/giu, ' ')
    .replaceAll(breaks, '\n')
    .replaceAll(/<[^<>]{0,2000}>/gu, ' ')
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/gu, (whole, name: string) => entities[name] ?? whole);
}

/**
 * Reads MikroTik's security notices: a line that names one CVE opens a notice, a sentence with a fix and the word "in" or
 * "since" says in which releases. A sentence that names CVEs itself speaks of those. What says less says nothing.
 */
export function readNotices(html: string, url: string): StatedFix[] {
  const found: StatedFix[] = [];
  let about: { readonly cveId: string; statedOn: string | null } | undefined;
  for (const raw of textOfPage(html).split('\n', maxBlocks)) {
    const block = raw.replaceAll(/\s+/gu, ' ').trim().slice(0, maxBlockCharacters);
    const named = idsIn(block);
    const [only] = named;
    if (only !== undefined && named.length === 1) about = { cveId: only, statedOn: null };
    else if (named.length > 1) about = undefined;
    if (about !== undefined) about.statedOn ??= readDay(block);
    for (const sentence of block.split(/(?<=[.!?;])\s+/u)) {
      const own = idsIn(sentence);
      const cveIds = own.length > 0 ? own : about === undefined ? [] : [about.cveId];
      for (const cveId of cveIds) {
        const statedOn = about?.cveId === cveId ? about.statedOn : readDay(block);
        for (const fixed of releasesOf(sentence)) {
          if (found.length < maxFixes)
            found.push({ cveId, version: fixed, text: sentence.slice(0, 300), statedOn, url });
        }
      }
    }
  }
  return found;
}

function idsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(cve), ([id]) => id.toUpperCase()))];
}

/** What stands behind "fixed in" and its like, up to where the sentence speaks of something else. */
function releasesOf(sentence: string): string[] {
  if (!statesFix(sentence)) return [];
  const [, behind = ''] =
    /\b(?:fixed|patched|resolved|addressed|corrected|mitigated)\b[^.;]{0,80}?\b(?:in|since|with|from|as of)\b(.{0,300})/iu.exec(
      sentence,
    ) ?? [];
  const [before = ''] = behind.split(/\b(?:affect\w*|vulnerab\w*|older|earlier|below|prior|but|however)\b/iu);
  const versions = Array.from(before.matchAll(version), ([, text = '']) => text.toLowerCase());
  return [...new Set(versions)].slice(0, maxVersionsOfSentence);
}
