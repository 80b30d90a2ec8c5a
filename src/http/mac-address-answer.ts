import type { FastifyReply } from 'fastify';
import { keptByText } from '../domain/kept-by-text.ts';
import type { CveOnDevice, CvesByMacAddress } from '../operations/findings/get-cves-by-mac-address.ts';
import {
  fromMacFigures,
  fromRating,
  fromSeen,
  fromWords,
  type Rating,
} from './contracts/mac-address-cves.ts';

/** Sends `MacAddressCves`, with `head` before its own fields. */
export function sendMacAddressAnswer(
  reply: FastifyReply,
  found: CvesByMacAddress,
  head: object = {},
): FastifyReply {
  const figures = JSON.stringify({ ...head, ...fromMacFigures(found) });
  const cves = found.cves.map((cve) => cveJson(cve)).join(',');
  const text = `${figures.slice(0, -1)},"cves":[${cves}]}`;
  return reply.type('application/json; charset=utf-8').send(Buffer.from(text));
}

// Ten devices have hundreds of CVEs, many of them the same ones: what does not differ is written once.
function cveJson(cve: CveOnDevice): string {
  return `${JSON.stringify(fromSeen(cve)).slice(0, -1)},${wordsJson(cve.words)},${ratingJson(cve.finding)}`;
}

const wordsKept = new WeakMap<NonNullable<CveOnDevice['words']>, string>();

/** Without its braces. */
function wordsJson(words: CveOnDevice['words']): string {
  const known = words === undefined ? undefined : wordsKept.get(words);
  if (known !== undefined) return known;
  const text = JSON.stringify(fromWords(words)).slice(1, -1);
  if (words !== undefined) wordsKept.set(words, text);
  return text;
}

/** Without the brace at its start. */
function ratingJson({ vector, score, severity, cvssVersion, knownExploited }: Rating): string {
  return keptRating(JSON.stringify([vector, score, severity, cvssVersion, knownExploited]));
}

const keptRating = keptByText((text) => {
  const [vector, score, severity, cvssVersion, knownExploited] = JSON.parse(text) as RatingParts;
  return JSON.stringify(fromRating({ vector, score, severity, cvssVersion, knownExploited })).slice(1);
});

type RatingParts = [
  Rating['vector'],
  Rating['score'],
  Rating['severity'],
  Rating['cvssVersion'],
  Rating['knownExploited'],
];
