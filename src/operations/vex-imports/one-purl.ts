import { formatPurl, parsePurl } from '../../domain/purl.ts';

/** The package URL of a product in its canonical form; null where there is none, or several say different things. */
export function onePurl(written: readonly string[]): string | null {
  const forms = new Set(written.map(parsePurl).map((purl) => purl && formatPurl(purl)));
  const [form] = forms;
  return forms.size === 1 && form !== undefined ? form : null;
}
