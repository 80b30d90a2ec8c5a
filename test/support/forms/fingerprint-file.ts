import { z } from 'zod';

const Template = z.string().min(1).max(300);

const Example = z.strictObject({
  /** Value of the field, as a reader gives it. */
  value: z.string().min(1).max(4096),
  version: z.string().nullable(),
  /** Only where the fingerprint's own product names groups. */
  product: z.string().optional(),
  cpe: z.array(z.string().startsWith('cpe:2.3:')).default([]),
  extra: z.record(z.string(), z.string()).default({}),
});

const Fingerprint = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  field: z.string().regex(/^[a-z][a-z_]*$/u),
  /** Regular expression with named groups that the templates refer to as `{name}`. */
  pattern: z.string().min(1).max(400),
  flags: z
    .string()
    .regex(/^[ims]*$/u)
    .default(''),
  /** Replaces the service word that the protocol stands for. */
  service: z.string().optional(),
  vendor: z.string().nullable(),
  /** May name groups, where a maker gives each board firmware of its own. */
  product: Template.nullable(),
  /** Version as people write it; `{version}` when absent. */
  version: Template.default('{version}'),
  /** `part:vendor:product:version:update:edition:language:sw_edition…`; what is left out is `*`. */
  cpe: z.array(z.string().regex(/^[aoh]:[^:\s]+:[^:\s]+(?::.*)?$/u)).default([]),
  extra: z.record(z.string(), Template).default({}),
  confidence: z.int().min(1).max(100),
  /** Where what such a program or device says of itself can be read. */
  source: z.url().optional(),
  examples: z.array(Example).min(1),
  counter_examples: z.array(z.string().min(1)).default([]),
});

/** The form of `data/fingerprints/PROTOCOL.json`: shipped data is checked by the tests, not at each start. */
export const FingerprintFile = z.strictObject({
  protocol: z.string().regex(/^[a-z0-9-]+$/u),
  fingerprints: z.array(Fingerprint).min(1),
});

/** `data/fingerprints/distribution-marks.json`: what tells that a distribution packaged the program. */
export const MarkFile = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/u),
        distribution: z.string().min(1),
        pattern: z.string().min(1).max(200),
        examples: z
          .array(z.strictObject({ value: z.string().min(1), package_revision: z.string().nullable() }))
          .min(1),
        counter_examples: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});
