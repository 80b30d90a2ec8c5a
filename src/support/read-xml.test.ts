import { describe, expect, it } from 'vitest';
import { readXml } from './read-xml.ts';

const all = (text: string) => [...readXml(text)].map((piece) => ({ ...piece, at: undefined }));

describe('readXml', () => {
  it('gives elements, attributes and texts in order, with the five entities resolved', () => {
    const text = `<?xml version="1.0"?><!-- <no/> --><a x="1 &lt; 2" y='&#65;&#x42;'>t &amp; u<b/><![CDATA[<raw>]]></a>\n`;
    expect(all(text)).toMatchObject([
      {
        kind: 'open',
        name: 'a',
        attributes: new Map([
          ['x', '1 < 2'],
          ['y', 'AB'],
        ]),
      },
      { kind: 'text', text: 't & u' },
      { kind: 'open', name: 'b' },
      { kind: 'close', name: 'b' },
      { kind: 'text', text: '<raw>' },
      { kind: 'close', name: 'a' },
    ]);
  });

  const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>`;
  const external = `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>`;
  it.each([
    ['entities that multiply', laughs, 'document type'],
    ['an external entity', external, 'document type'],
    ['an entity of its own', '<l>&x;</l>', 'unknown entity &x;'],
    ['a character that is none', '<l>&#xD800;</l>', 'unknown entity'],
    ['a lone ampersand', '<l a="a & b"/>', 'unknown entity'],
    ['nesting without end', '<a>'.repeat(100_000), 'nested deeper than 16'],
    ['a tag that ends too early', '<a><b x="1"', 'a broken <b> tag'],
    ['a tag that is never closed', '<a><b></b>', 'ends inside of <a>'],
    ['tags that cross', '<a><b></a></b>', 'a closing tag that fits nothing'],
    ['an attribute twice', '<a x="1" x="2"/>', 'the attribute x twice'],
    ['more attributes than anybody needs', `<a ${'b'.repeat(9)}/>`, 'a broken <a> tag'],
    ['a comment without end', '<a><!-- ', '"-->" is missing'],
    ['text before the document', 'hello <a/>', 'text outside'],
    ['two documents', '<a/><a/>', 'a second document'],
    ['nothing', '', 'no XML element'],
    ['JSON', '{"a": 1}', 'text outside'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => all(text)).toThrow(expect.objectContaining({ code: 'xml_damaged' }));
    expect(() => all(text)).toThrow(reason);
  });
});
