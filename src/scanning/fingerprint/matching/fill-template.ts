import { editionOfChannel } from '../../../domain/routeros-channel.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** Puts captured groups in place of `{name}`; undefined when a group that is asked for captured nothing. */
export function fillTemplate(template: string, groups: Groups): string | undefined {
  let missing = false;
  const text = template.replaceAll(/\{(?<name>[a-z_]+)\}/gu, (_whole, name: string) => {
    const value = groups[name];
    if (value === undefined || value === '') missing = true;
    return value ?? '';
  });
  return missing ? undefined : text;
}

const cpeAttributes = 11;

/**
 * A CPE 2.3 formatted string (NIST IR 7695 §6.2) from `part:vendor:product:version:…` with groups in braces.
 * Attributes that are left out or captured nothing are `*`. Captured text is lowered and quoted; `{channel}` becomes the
 * software edition that stands for the captured channel of RouterOS.
 */
export function fillCpeTemplate(template: string, groups: Groups): string {
  const attributes = splitAttributes(template).map((attribute) => {
    if (!attribute.includes('{')) return attribute;
    if (attribute === '{channel}') return editionOfChannel(groups['channel']);
    const filled = fillTemplate(attribute, groups);
    return filled === undefined ? '*' : quoteCpeValue(filled);
  });
  while (attributes.length < cpeAttributes) attributes.push('*');
  return `cpe:2.3:${attributes.slice(0, cpeAttributes).join(':')}`;
}

function splitAttributes(template: string): string[] {
  return template.split(/(?<!\\):/u);
}

/** Quotes what may not stand bare in a formatted string; white space becomes an underscore. */
function quoteCpeValue(text: string): string {
  const value = text.toLowerCase().trim().replaceAll(/\s+/gu, '_');
  const quoted = value.replaceAll(/[^a-z0-9._\-\u0080-\u{10ffff}]/gu, String.raw`\$&`);
  if (quoted === '') return '*';
  return quoted === '-' ? String.raw`\-` : quoted;
}
