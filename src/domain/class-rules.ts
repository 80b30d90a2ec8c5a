import { z } from 'zod';
import descriptions from '../../data/device-classes/descriptions.json' with { type: 'json' };
import manufacturers from '../../data/device-classes/manufacturers.json' with { type: 'json' };
import names from '../../data/device-classes/names.json' with { type: 'json' };
import osFamilies from '../../data/device-classes/os-families.json' with { type: 'json' };
import programs from '../../data/device-classes/programs.json' with { type: 'json' };
import { deviceClasses } from './device-class.ts';
import { signalFields, type SignalField } from './host-signals.ts';

/** The form of the files in `data/device-classes`. */
function ruleFile<Says extends z.ZodType<string>>(says: Says) {
  return z.strictObject({
    about: z.string(),
    sources: z.array(z.url()).min(1),
    rules: z
      .array(
        z.strictObject({
          says,
          field: z.enum(signalFields),
          /** Regular expression, read without regard to case. */
          pattern: z.string().min(1).max(700),
          /** How much alone it says: 1 would be certain. */
          weight: z.number().gt(0).lt(1),
          examples: z.array(z.string().min(1)).min(1),
          counter_examples: z.array(z.string().min(1)).optional(),
        }),
      )
      .min(1),
  });
}

export interface ClassRule<Says extends string> {
  readonly says: Says;
  readonly field: SignalField;
  readonly pattern: RegExp;
  readonly weight: number;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

const ClassFile = ruleFile(z.enum(deviceClasses).exclude(['unknown']));
const FamilyFile = ruleFile(z.string().regex(/^[a-z][a-z-]{1,20}$/u));

/** What says of which class a device is. */
export const classRules = [manufacturers, names, programs, descriptions].flatMap((file) =>
  compiled(ClassFile.parse(file)),
);

/** What says which family of operating systems it runs. */
export const familyRules = compiled(FamilyFile.parse(osFamilies));

function compiled<Says extends string>(file: {
  readonly rules: readonly {
    readonly says: Says;
    readonly field: SignalField;
    readonly pattern: string;
    readonly weight: number;
    readonly examples: readonly string[];
    readonly counter_examples?: readonly string[] | undefined;
  }[];
}): ClassRule<Says>[] {
  return file.rules.map(({ pattern, counter_examples: counterExamples = [], ...rule }) => ({
    ...rule,
    pattern: new RegExp(pattern, 'iu'),
    counterExamples,
  }));
}
