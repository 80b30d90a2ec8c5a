import type { FeedParameter } from '../../domain/feed-fingerprint.ts';
import type { XmlPiece } from '../../support/read-xml.ts';

/** One `<fingerprint>` as the file has it. */
export interface RecogEntry {
  readonly pattern: string;
  readonly flags: string;
  readonly title: string;
  readonly parameters: readonly FeedParameter[];
  readonly examples: readonly RecogExample[];
  /** Character of the file where it starts. */
  readonly at: number;
}

export interface RecogExample {
  readonly text: string;
  /** What must be read from it, by dotted name. */
  readonly expected: ReadonlyMap<string, string>;
}

/** What a Recog file says of itself and one entry after the other. */
export type RecogPiece =
  | { readonly kind: 'file'; readonly textKind: string | undefined }
  | { readonly kind: 'entry'; readonly entry: RecogEntry }
  | { readonly kind: 'bad_entry'; readonly reason: string; readonly at: number };

const maxExamples = 500;
const maxParameters = 100;
const maxPosition = 99;
const maxTextLength = 65_536;

/**
 * Puts the pieces of an XML file together to Recog's form (rapid7/recog, `xml/fingerprints.xsd`): `<fingerprints
 * matches>` holds `<fingerprint pattern flags>` with `<description>`, `<example>` and `<param pos name value>`.
 * Other elements are passed over.
 */
export function* readRecogEntries(pieces: Iterable<XmlPiece>): Generator<RecogPiece, void, undefined> {
  let entry: OpenEntry | undefined;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      if (text.length < maxTextLength) text += piece.text;
      continue;
    }
    if (piece.kind === 'open') {
      text = '';
      const { attributes } = piece;
      if (piece.name === 'fingerprints') yield { kind: 'file', textKind: attributes.get('matches') };
      if (piece.name === 'fingerprint') entry = new OpenEntry(attributes, piece.at);
      if (piece.name === 'param') entry?.addParameter(attributes);
      if (piece.name === 'example') entry?.openExample(attributes);
    } else if (entry !== undefined) {
      if (piece.name === 'description') entry.title = text.replaceAll(/\s+/gu, ' ').trim();
      if (piece.name === 'example') entry.closeExample(text);
      if (piece.name !== 'fingerprint') continue;
      yield entry.fault === undefined
        ? { kind: 'entry', entry: entry.finish() }
        : { kind: 'bad_entry', reason: entry.fault, at: entry.at };
      entry = undefined;
    }
  }
}

class OpenEntry {
  readonly at: number;
  title = '';
  fault: string | undefined;
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #parameters: FeedParameter[] = [];
  readonly #examples: RecogExample[] = [];
  #example: ReadonlyMap<string, string> = new Map();

  constructor(attributes: ReadonlyMap<string, string>, at: number) {
    this.#attributes = attributes;
    this.at = at;
    if ((attributes.get('pattern') ?? '') === '') this.fault = 'a fingerprint without a pattern';
  }

  addParameter(attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get('name') ?? '';
    const position = Number(attributes.get('pos') ?? '');
    const isSound =
      /^[\w.-]{1,60}$/u.test(name) && Number.isInteger(position) && position >= 0 && position <= maxPosition;
    if (!isSound) this.fault = 'a param without a name and a position';
    else if (this.#parameters.length === maxParameters) this.fault = `more than ${maxParameters} params`;
    else
      this.#parameters.push({ name, position, value: position === 0 ? (attributes.get('value') ?? '') : '' });
  }

  openExample(attributes: ReadonlyMap<string, string>): void {
    this.#example = attributes;
  }

  closeExample(content: string): void {
    // Its text is in a file of its own, which no directory of fingerprints need bring along.
    if (this.#example.has('_filename')) return;
    const encoding = this.#example.get('_encoding');
    if (encoding !== undefined && encoding !== 'base64') this.fault = `an example in ${encoding}`;
    if (this.#examples.length === maxExamples) this.fault = `more than ${maxExamples} examples`;
    const expected = [...this.#example].filter(([name]) => !name.startsWith('_'));
    const text = encoding === 'base64' ? Buffer.from(content, 'base64').toString('latin1') : content;
    this.#examples.push({ text, expected: new Map(expected) });
  }

  finish(): RecogEntry {
    return {
      pattern: this.#attributes.get('pattern') ?? '',
      flags: this.#attributes.get('flags') ?? '',
      title: this.title.slice(0, 300),
      parameters: this.#parameters,
      examples: this.#examples.splice(0, maxExamples),
      at: this.at,
    };
  }
}
