import { z } from 'zod';
import data from '../../../data/routeros/fixes.json' with { type: 'json' };
import type { VersionEntry, VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { schemeNamed } from '../../versions/registry.ts';
import { digestRecord } from '../digest-record.ts';

const version = z.string().regex(/^\d+(?:\.\d+){0,3}(?:(?:alpha|beta|rc)\d+)?$/u);
const scheme = schemeNamed('routeros');
const isBefore = (a: string | undefined, b: string | undefined) =>
  a === undefined || b === undefined || scheme.compare(scheme.parse(a), scheme.parse(b)) < 0;

/** A fix in one branch: affected from `from` up to the fix, not affected from there up to `before`. */
const FixedBranch = z
  .strictObject({ from: version.optional(), fixed: version, before: version.optional() })
  .refine(
    ({ from, fixed, before }) => isBefore(from, fixed) && isBefore(fixed, before),
    'bounds must ascend',
  );

const VendorFixes = z.strictObject({
  fixes: z.array(
    z.strictObject({
      cve: z.string().regex(/^CVE-\d{4}-\d{4,19}$/u),
      /** The day on which it was stated. */
      stated: z.iso.date(),
      source: z.url(),
      note: z.string().min(20).max(240).regex(/\.$/u),
      branches: z.array(FixedBranch).min(1),
    }),
  ),
});

/** The facts of `data/routeros/fixes.json` as records of the vendor. */
export function readVendorFixes(): VulnerabilityRecord[] {
  return VendorFixes.parse(data).fixes.map(({ cve, stated, source, note, branches }) =>
    digestRecord({
      cveId: cve,
      source: 'vendor',
      status: 'published',
      assigner: null,
      publishedAt: `${stated}T00:00:00.000Z`,
      modifiedAt: `${stated}T00:00:00.000Z`,
      description: note,
      scores: [],
      weaknesses: [],
      references: [{ url: source }],
      configurations: [],
      affected: [
        {
          container: 'cna',
          vendor: 'MikroTik',
          product: 'RouterOS',
          cpes: ['cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*'],
          platforms: [],
          defaultStatus: 'unknown',
          versions: branches.flatMap(versionsOf),
        },
      ],
    }),
  );
}

function versionsOf({ from, fixed, before }: z.infer<typeof FixedBranch>): VersionEntry[] {
  const affected: VersionEntry[] =
    from === undefined ? [] : [{ version: from, status: 'affected', lessThan: fixed }];
  return [...affected, { version: fixed, status: 'unaffected', lessThan: before ?? '*' }];
}
