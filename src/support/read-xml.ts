import { SitewardenError } from './sitewarden-error.ts';

export type XmlPiece =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly at: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number };

const maxDepth = 16;
const maxAttributes = 64;
const name = /[A-Za-z_][\w.:-]{0,99}/y;
const attribute =
  /[ \t\r\n]+([A-Za-z_][\w.:-]{0,99})[ \t\r\n]{0,20}=[ \t\r\n]{0,20}(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const closingTagEnd = /[ \t\r\n]*>/y;
const entity = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,10}));|&/gu;
const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The elements and texts of an XML 1.0 document (W3C, fifth edition), in order; an empty element gives `open` and
 * `close`. A document type is refused and no entity but the five of XML is known, so nothing can be expanded or
 * fetched; at most 16 levels deep. Throws `xml_damaged` at the first fault; what came before it has been given.
 */
export function* readXml(text: string): Generator<XmlPiece, void, undefined> {
  const open: string[] = [];
  let sawRoot = false;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const content = text.slice(at, end);
      if (open.length > 0) yield { kind: 'text', text: unescapeXml(content, at), at };
      else if (content.trim() !== '') throw damaged('text outside of every element', at);
    }
    at = end;
    if (next < 0) break;
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<![CDATA[', at) && open.length > 0) {
      const start = at + 9;
      at = after(text, ']]>', start);
      yield { kind: 'text', text: text.slice(start, at - 3), at: start };
    } else if (text.startsWith('<!', at)) {
      throw damaged('a document type or other declaration: entities are never read', at);
    } else if (text.startsWith('</', at)) {
      const closed = take(name, text, at + 2)?.[0];
      if (closed === undefined || open.pop() !== closed) throw damaged('a closing tag that fits nothing', at);
      yield { kind: 'close', name: closed, at };
      if (take(closingTagEnd, text, name.lastIndex) === undefined) throw damaged('a broken closing tag', at);
      at = closingTagEnd.lastIndex;
    } else {
      if (open.length === 0 && sawRoot) throw damaged('a second document', at);
      sawRoot = true;
      const tag = readTag(text, at);
      if (open.length === maxDepth) throw damaged(`elements nested deeper than ${maxDepth} levels`, at);
      yield { kind: 'open', name: tag.name, attributes: tag.attributes, at };
      if (tag.isEmpty) yield { kind: 'close', name: tag.name, at };
      else open.push(tag.name);
      at = tag.end;
    }
  }
  if (open.length > 0) throw damaged(`the document ends inside of <${open.at(-1)}>`, text.length);
  if (!sawRoot) throw damaged('no XML element', 0);
}

function readTag(text: string, at: number) {
  const tagName = take(name, text, at + 1)?.[0];
  if (tagName === undefined) throw damaged('a "<" that starts no tag', at);
  let end = name.lastIndex;
  const attributes = new Map<string, string>();
  for (let found = take(attribute, text, end); found !== undefined; found = take(attribute, text, end)) {
    const [, key = '', double, single] = found;
    if (attributes.has(key)) throw damaged(`the attribute ${key} twice`, at);
    if (attributes.size === maxAttributes) throw damaged(`more than ${maxAttributes} attributes`, at);
    attributes.set(key, unescapeXml(double ?? single ?? '', at));
    end = attribute.lastIndex;
  }
  const last = take(tagEnd, text, end);
  if (last === undefined) throw damaged(`a broken <${tagName}> tag`, at);
  return { name: tagName, attributes, isEmpty: last[1] === '/', end: tagEnd.lastIndex };
}

function take(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw damaged(`"${mark}" is missing`, from);
  return found + mark.length;
}

function unescapeXml(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(entity, (whole, decimal?: string, hex?: string, word?: string) => {
    const known = word === undefined ? undefined : namedEntities.get(word);
    if (known !== undefined) return known;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    if (!(code > 0 && code <= 0x10_ff_ff) || (code >= 0xd800 && code <= 0xdfff))
      throw damaged(`the unknown entity ${whole}`, at);
    return String.fromCodePoint(code);
  });
}

function damaged(what: string, at: number): SitewardenError {
  return new SitewardenError('invalid', 'xml_damaged', `no sound XML: ${what}, at character ${at}`);
}
