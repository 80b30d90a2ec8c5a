import { gzipSync } from 'node:zlib';

/** A number from 0 to below `below`; the same sequence for the same seed. */
export type Draw = (below: number) => number;

/** Marsaglia's xorshift: fast, and the same on every machine. */
export function drawFrom(seed: number): Draw {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const plainTokens = [
  '"',
  '\\',
  '\\u0000',
  '\\ud800',
  '\u0000',
  '\ufeff',
  '\u2028',
  '\u00ff',
  '\n',
  '\r',
  ',',
  ':',
  ';',
  '#',
  '-',
];
const jsonTokens = [
  '{',
  '}',
  '[',
  ']',
  '{"',
  '":',
  '[{',
  '}]',
  'null',
  'true',
  '1e999',
  '-0',
  '0.0',
  '9'.repeat(40),
  '""',
  '{}',
  '[]',
];
const keyTokens = [
  '"__proto__":{},',
  '"constructor":',
  '"vulnerabilities":[',
  '"cve":{',
  '"id":"CVE-',
  '"versions":[',
  '"releases":',
];
const xmlTokens = [
  '<',
  '>',
  '/>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#x41;',
  '&#0;',
  '&amp;',
];
const patternTokens = [
  '(',
  ')',
  '(?:',
  '(?i)',
  '(?i:',
  ')+',
  ')*',
  '{0,999}',
  '.*',
  '[^',
  '\\s',
  '\\d+',
  '|',
  '^',
  '$',
  '(a+)+$',
  '(?<=',
  '\\1',
];
const nameTokens = [
  'cpe:2.3:',
  'cpe:/a:',
  '*',
  '?',
  '~',
  '+deb12u',
  '1:',
  'CVE-2030-1',
  '2030-13-45',
  '2030-01-01T00:00:00.000Z',
];
/** Pieces that mean something in JSON, CSV, XML, regular expressions, versions and CPE names, or that upset decoders. */
const tokens = [...plainTokens, ...jsonTokens, ...keyTokens, ...xmlTokens, ...patternTokens, ...nameTokens];

type Mutation = (bytes: Buffer, other: Buffer, draw: Draw) => Buffer;

const mutations: readonly Mutation[] = [
  function flipBits(bytes, _, draw) {
    const out = Buffer.from(bytes);
    for (let count = 1 + draw(6); count > 0 && out.length > 0; count -= 1) {
      const at = draw(out.length);
      out[at] = (out[at] ?? 0) ^ (1 << draw(8));
    }
    return out;
  },
  function setBytes(bytes, _, draw) {
    const out = Buffer.from(bytes);
    for (let count = 1 + draw(6); count > 0 && out.length > 0; count -= 1) out[draw(out.length)] = draw(256);
    return out;
  },
  function cutOut(bytes, _, draw) {
    const [from, to] = stretch(bytes, draw);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function copyWithin(bytes, _, draw) {
    const [from, to] = stretch(bytes, draw);
    return insert(bytes, bytes.subarray(from, to), draw);
  },
  function insertToken(bytes, _, draw) {
    return insert(bytes, token(draw), draw);
  },
  function replaceByToken(bytes, _, draw) {
    const [from, to] = stretch(bytes, draw);
    return Buffer.concat([bytes.subarray(0, from), token(draw), bytes.subarray(to)]);
  },
  function repeatToken(bytes, _, draw) {
    return insert(bytes, Buffer.concat(Array.from({ length: draw(1500) }, () => token(() => draw(2)))), draw);
  },
  function nest(bytes, _, draw) {
    const one = token(draw);
    return insert(bytes, Buffer.concat(Array.from({ length: draw(1500) }, () => one)), draw);
  },
  function cutShort(bytes, _, draw) {
    return bytes.subarray(0, draw(bytes.length + 1));
  },
  function splice(bytes, other, draw) {
    const [from, to] = stretch(other, draw);
    return insert(bytes, other.subarray(from, to), draw);
  },
  function changeNumber(bytes, _, draw) {
    const text = bytes.toString('latin1');
    const found = [...text.matchAll(/\d+/gu)];
    const one = found[draw(found.length || 1)];
    if (one === undefined) return bytes;
    const number = ['0', '-1', '99999999999999999999', '1e400', '0.5', '007', ''][draw(7)] ?? '';
    return Buffer.from(text.slice(0, one.index) + number + text.slice(one.index + one[0].length), 'latin1');
  },
  function encodeOtherwise(bytes, _, draw) {
    return Buffer.from(bytes.toString('utf8'), draw(2) === 0 ? 'utf16le' : 'latin1');
  },
  function compress(bytes, _, draw) {
    const packed = gzipSync(bytes, { level: 1 });
    return draw(2) === 0 ? packed : packed.subarray(0, draw(packed.length));
  },
];

/** One of `seeds` after one to four changes. */
export function mutate(seeds: readonly Buffer[], draw: Draw): Buffer {
  const one = (): Buffer => seeds[draw(seeds.length)] ?? Buffer.alloc(0);
  let bytes = one();
  for (let count = 1 + draw(4); count > 0; count -= 1) {
    bytes = mutations[draw(mutations.length)]?.(bytes, one(), draw) ?? bytes;
    // Text after text would grow without bound; nothing is learnt from more.
    if (bytes.length > 65_536) bytes = bytes.subarray(0, 65_536);
  }
  return bytes;
}

function token(draw: Draw): Buffer {
  return Buffer.from(tokens[draw(tokens.length)] ?? '');
}

function stretch(bytes: Buffer, draw: Draw): [from: number, to: number] {
  const from = draw(bytes.length + 1);
  return [from, Math.min(bytes.length, from + draw(draw(2) === 0 ? 16 : 400))];
}

function insert(bytes: Buffer, piece: Buffer, draw: Draw): Buffer {
  const at = draw(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}
