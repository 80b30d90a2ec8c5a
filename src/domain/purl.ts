/** A package URL, taken apart; texts are decoded, and in lower case where the type's definition says so. */
export interface Purl {
  readonly type: string;
  /** Segments between slashes; empty where there is none. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string | null;
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string;
}

const maxLength = 2000;
/** Types whose namespaces and names are lower case ("Known purl types" of the specification). */
const lowerCase: ReadonlySet<string> = new Set(['deb', 'github']);

/** Reads a package URL (purl-spec 1.0, "How to parse a purl string"); undefined for everything else. */
export function parsePurl(text: string): Purl | undefined {
  const form = /^pkg:\/*([a-z.][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/iu;
  const [, type = '', path = '', query = '', fragment = ''] =
    (text.length > maxLength ? null : form.exec(text)) ?? [];
  try {
    return type === '' ? undefined : purlOf(type.toLowerCase(), path, { query, fragment });
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}

function purlOf(
  type: string,
  path: string,
  { query, fragment }: { readonly query: string; readonly fragment: string },
): Purl | undefined {
  const at = path.lastIndexOf('@');
  const hasVersion = at > path.lastIndexOf('/') + 1;
  const cased = (value: string): string => (lowerCase.has(type) ? value.toLowerCase() : value);
  const segments = segmentsOf(hasVersion ? path.slice(0, at) : path).map(cased);
  const name = segments.pop();
  if (name === undefined) return undefined;
  const version = hasVersion ? decodeURIComponent(path.slice(at + 1)) : '';
  return {
    type,
    namespace: segments.join('/'),
    name,
    version: version === '' ? null : version,
    qualifiers: new Map(qualifiersOf(query)),
    subpath: segmentsOf(fragment)
      .filter((segment) => segment !== '.' && segment !== '..')
      .join('/'),
  };
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeURIComponent);
}

/** Those without a value are as if they were not there. */
function qualifiersOf(query: string): [string, string][] {
  return query
    .split('&')
    .map((pair): [string, string] => {
      const [key = ''] = pair.split('=');
      return [key.toLowerCase(), decodeURIComponent(pair.slice(key.length + 1))];
    })
    .filter(([key, value]) => key !== '' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The canonical form ("How to build a purl string"): what means the same is written the same. */
export function formatPurl({ type, namespace, name, version, qualifiers, subpath }: Purl): string {
  const path = [...namespace.split('/'), name].filter((segment) => segment !== '').map(encode);
  const query = [...qualifiers].map(([key, value]) => `${key}=${encode(value)}`).join('&');
  const fragment = subpath.split('/').map(encode).join('/');
  return (
    `pkg:${[type, ...path].join('/')}${version === null ? '' : `@${encode(version)}`}` +
    `${query === '' ? '' : `?${query}`}${fragment === '' ? '' : `#${fragment}`}`
  );
}

/** Everything but letters, digits, `.`, `-`, `_`, `~` and the colon. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replaceAll(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
