/** The same thing, as the words of a record may be read. */
export interface NameText {
  readonly text: string;
  /** The CPE value of the platform that the words ask for; undefined where they ask for none. */
  readonly target: string | undefined;
}

const longest = 256;
const legalForm =
  /[\s,.]+(?:inc|llc|ltd|limited|co|corp|corporation|company|foundation|gmbh|ag|kg|plc|pty|pvt|b\.?v|s\.?a|s\.?r\.?l|s\.?p\.?a)\.?$/iu;
const abbreviation = /\s*\(([A-Z0-9-]{2,8})\)/gu;
const formerName = /\s*\((?:formerly|previously|aka|incl\.)\s[^()]*\)/giu;
const described = /^(.+?)\s+[\u2013\u2014|]\s+((?:\S+\s+){2}.*)$/u;
/** Such words behind a dash name a product of its own that belongs to the first. */
const companion = /\b(?:integration|migration|extension|connector|module|sync|import|export)s?\b/iu;
const platform = /\s*\((windows|macos|linux|android|ios)(?: version)?\)$/iu;
const targets: Readonly<Record<string, string>> = { ios: 'iphone_os' };

/** Readings of a vendor's name: as it stands, and without its legal form (`Docker Inc.`). Where it says nothing or n/a, those of the product. */
export function vendorTexts(vendor: string, product: string): string[] {
  if (vendor.length > longest || product.length > longest) return [vendor];
  if (/^(?:n\/?a)?$/iu.test(vendor.trim())) return [product.trim().split(/\s/u)[0] ?? '', product];
  const texts = [vendor];
  for (let bare = vendor.trim(); legalForm.test(bare);) {
    bare = bare.replace(legalForm, '');
    texts.push(bare);
  }
  return texts;
}

/**
 * Readings of a product's name: as it stands; without an abbreviation of itself or a former name in brackets; before the
 * dash or stroke behind which some describe it at length; without the platform in brackets, which is then asked for.
 */
export function productTexts(product: string): NameText[] {
  if (product.length > longest) return [{ text: product, target: undefined }];
  const [, named] = platform.exec(product) ?? [];
  if (named !== undefined) {
    const target = targets[named.toLowerCase()] ?? named.toLowerCase();
    return [{ text: product.replace(platform, ''), target }];
  }
  const plain = product
    .replaceAll(formerName, '')
    .replaceAll(abbreviation, (whole, letters: string, at: number) =>
      isDrawnFrom(letters, product.slice(0, at)) ? '' : whole,
    );
  const [, head, words = ''] = described.exec(plain) ?? [];
  const texts = new Set([product, plain, head === undefined || companion.test(words) ? plain : head]);
  return [...texts].map((text) => ({ text, target: undefined }));
}

/** Whether the letters stand in the words in their order, as those of an abbreviation do. */
function isDrawnFrom(letters: string, words: string): boolean {
  const text = words.toUpperCase();
  let at = -1;
  return letters.split('').every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}
