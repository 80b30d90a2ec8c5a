import { z } from 'zod';

/** What the generated table says of a setting beside its schema. */
export interface SettingNotes {
  readonly description: string;
  /** Shown as the default where it depends on the machine or is simply absent. */
  readonly defaultText?: string;
  /** Secrets are never echoed in messages. */
  readonly secret?: true;
}

const notes = new WeakMap<z.ZodType, SettingNotes>();

export function setting<T extends z.ZodType>(schema: T, about: SettingNotes): T {
  notes.set(schema, about);
  return schema;
}

export function notesOf(schema: z.ZodType): SettingNotes {
  return notes.get(schema) ?? { description: '' };
}

export function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/u, `must be a whole number from ${minimum} to ${maximum}`)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `must be from ${minimum} to ${maximum}`);
}

export function webAddress(protocols: readonly string[], text: string) {
  return z.string().refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && protocols.includes(url.protocol) && url.hostname !== '';
  }, text);
}

export const yesOrNo = z.stringbool({
  truthy: ['true', 'yes', '1', 'on'],
  falsy: ['false', 'no', '0', 'off'],
  error: 'must be true or false',
});
