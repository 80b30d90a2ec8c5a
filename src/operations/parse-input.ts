import type { z } from 'zod';
import { SitewardenError } from '../support/sitewarden-error.ts';

type Issue = z.core.$ZodIssue;

/**
 * Parses an operation's input. Throws `invalid` with the code `parameter_missing` when a required field is
 * absent, a code of its own where the schema names one (`params.code`), else `parameter_invalid`. Fields are
 * named as on the wire, `sites[0].subnet`.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  const missing = issues.find((issue) => isMissing(issue, input));
  const issue = missing ?? issues[0];
  if (issue === undefined)
    throw new SitewardenError('invalid', 'parameter_invalid', 'The input is not valid.');
  if (issue === missing) {
    const name = wireName(issue.path);
    throw new SitewardenError('invalid', 'parameter_missing', `The '${name}' parameter is required.`);
  }
  throw new SitewardenError('invalid', codeOf(issue), sentenceOf(issue));
}

function isMissing(issue: Issue, input: unknown): boolean {
  if (issue.path.length === 0) return false;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return false;
  let value: unknown = input;
  for (const step of issue.path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value === undefined;
}

function codeOf(issue: Issue): string {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof code === 'string' ? code : 'parameter_invalid';
}

function sentenceOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `'${wireName([...issue.path, key])}'`).join(', ');
    return `Not known here: ${names}. Leave it out.`;
  }
  const name = wireName(issue.path);
  return name === '' ? `${issue.message}.` : `The '${name}' parameter is not valid: ${issue.message}.`;
}

function wireName(path: readonly PropertyKey[]): string {
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') name += `[${step}]`;
    else
      name += `${name === '' ? '' : '.'}${String(step).replaceAll(/[A-Z]/gu, (sign) => `_${sign.toLowerCase()}`)}`;
  }
  return name;
}
