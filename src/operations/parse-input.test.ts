import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { parseInput } from './parse-input.ts';

const Input = z.strictObject({
  siteName: z.string().min(2),
  portList: z.array(z.strictObject({ portNumber: z.int() })).default([]),
});

function refusalOf(input: unknown): { code: string; message: string } {
  try {
    parseInput(Input, input);
  } catch (error) {
    if (error instanceof SitewardenError && error.kind === 'invalid') return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseInput', () => {
  it('gives what the schema makes of it', () => {
    expect(parseInput(Input, { siteName: 'ab' })).toEqual({ siteName: 'ab', portList: [] });
  });

  it('names a missing field as on the wire, before anything else that is wrong', () => {
    expect(refusalOf({ portList: [{ portNumber: 'x' }] })).toMatchObject({
      code: 'parameter_missing',
      message: "The 'site_name' parameter is required.",
    });
    expect(refusalOf({ siteName: 'ab', portList: [{}] })).toMatchObject({
      code: 'parameter_missing',
      message: "The 'port_list[0].port_number' parameter is required.",
    });
  });

  it('takes a field that is there but null, or of another type, as not valid', () => {
    for (const siteName of [null, 5, 'a']) {
      expect(refusalOf({ siteName })).toMatchObject({ code: 'parameter_invalid' });
    }
    for (const input of [null, undefined, [], 'text']) {
      expect(refusalOf(input)).toMatchObject({ code: 'parameter_invalid' });
    }
  });

  it('refuses fields it does not know, by name', () => {
    expect(refusalOf({ siteName: 'ab', extraField: 1 }).message).toContain("'extra_field'");
  });

  it('lets a schema name its own code', () => {
    const Even = z.strictObject({ n: z.int().refine((n) => n % 2 === 0, { params: { code: 'not_even' } }) });
    expect(() => parseInput(Even, { n: 3 })).toThrow(expect.objectContaining({ code: 'not_even' }));
  });
});
