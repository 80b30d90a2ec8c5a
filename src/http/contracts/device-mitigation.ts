import { z } from 'zod';
import { Severity } from '../../domain/severity.ts';
import type { UpgradeTarget } from '../../domain/device-mitigation.ts';
import type { DeviceMitigation as Mitigation } from '../../operations/mitigation/get-device-mitigation.ts';

const word = z.string().nullable();
const channel = z.enum(['long-term', 'stable', 'testing', 'upgrade']);
const Target = z.object({
  version: z.string(),
  channel: channel.nullable().meta({ description: 'of RouterOS; `upgrade` leads from version 6 to 7' }),
  remaining: z
    .array(z.string())
    .meta({ description: 'open CVEs that are not known to be absent from it; empty: it mends all' }),
});

export const DeviceMitigation = z
  .object({
    device_id: z.uuid(),
    products: z.array(
      z.object({
        product: z.string().meta({ description: 'CPE part, vendor and product' }),
        name: z.string(),
        version: word,
        services: z.array(z.object({ port: z.int(), transport: z.enum(['tcp', 'udp']) })),
        channel: z
          .object({ name: channel, basis: z.enum(['seen', 'assumed']) })
          .nullable()
          .meta({ description: 'of RouterOS; `assumed` from the version where the device does not say' }),
        distribution: word.meta({ description: 'who built the package, as far as the banner says' }),
        target: Target.nullable().meta({
          description: 'the lowest good version that mends all, else most; null: no statement names one',
        }),
        alternatives: z.array(Target).meta({ description: 'the same for other release lines' }),
        skipped: z.array(
          z.object({
            version: z.string(),
            problem: z.string(),
            repaired_in: z.string(),
            source: z.string(),
          }),
        ),
        notes: z.array(z.string()).meta({
          description:
            'of the branch: releases above with security fixes without a CVE yet, that it gets no fixes any more, that it is newer than the data',
        }),
        cves: z.array(
          z.object({
            cve_id: z.string(),
            finding_id: z.uuid(),
            score: z.number().min(0).max(10).nullable(),
            severity: Severity.nullable(),
            known_exploited: z.boolean(),
            fixed_in: word.meta({ description: 'null: no statement names one' }),
            fixed_package: word,
          }),
        ),
        steps: z.array(
          z.object({
            kind: z.enum(['backup', 'upgrade', 'workaround', 'verify']),
            text: z.string(),
            commands: z.array(z.string()),
          }),
        ),
      }),
    ),
    notes: z.array(z.string()).meta({
      description: 'of products without an open finding: releases with security fixes without a CVE yet',
    }),
    further_findings: z.int().min(0).meta({ description: 'open findings beyond those told' }),
    mitigation: z.string().meta({ description: 'the same as Markdown' }),
  })
  .meta({
    id: 'DeviceMitigation',
    description: 'What to do about the open findings of a device.',
    examples: [
      {
        device_id: '9c46d2a1-0000-4678-9abc-def012345678',
        products: [
          {
            product: 'o:mikrotik:routeros',
            name: 'mikrotik routeros',
            version: '7.23.3',
            services: [{ port: 8291, transport: 'tcp' }],
            channel: { name: 'long-term', basis: 'assumed' },
            distribution: null,
            target: { version: '7.23.5', channel: 'long-term', remaining: [] },
            alternatives: [{ version: '7.24.2', channel: 'stable', remaining: [] }],
            notes: [],
            skipped: [
              {
                version: '7.23.4',
                problem: 'IPv6 DHCP stops working.',
                repaired_in: '7.23.5',
                source: 'https://mikrotik.com/download/changelogs',
              },
            ],
            cves: [
              {
                cve_id: 'CVE-2026-67279',
                finding_id: '9c46d2a1-2222-4678-9abc-def012345678',
                score: 8.1,
                severity: 'HIGH',
                known_exploited: true,
                fixed_in: '7.23.5',
                fixed_package: null,
              },
            ],
            steps: [{ kind: 'backup', text: 'Keep a backup.', commands: ['/export file=before-update'] }],
          },
        ],
        notes: [],
        further_findings: 0,
        mitigation: '# What to do about router.example\n\n…\n',
      },
    ],
  });

export function fromDeviceMitigation({
  facts,
  steps,
  markdown,
}: Mitigation): z.infer<typeof DeviceMitigation> {
  return {
    device_id: facts.device.id,
    products: facts.products.map((product, index) => ({
      product: product.product,
      name: product.name,
      version: product.version,
      services: product.services.map((service) => ({ ...service })),
      channel: product.channel,
      distribution: product.distribution,
      target: product.target && fromTarget(product.target),
      alternatives: product.alternatives.map(fromTarget),
      notes: [...product.notes],
      skipped: product.skipped.map(({ version, problem, repairedIn, source }) => ({
        version,
        problem,
        repaired_in: repairedIn,
        source,
      })),
      cves: product.cves.map((cve) => ({
        cve_id: cve.cveId,
        finding_id: cve.findingId,
        score: cve.score,
        severity: cve.severity,
        known_exploited: cve.knownExploited,
        fixed_in: cve.fixedIn,
        fixed_package: cve.fixedPackage,
      })),
      steps: (steps[index] ?? []).map((step) => ({ ...step, commands: [...step.commands] })),
    })),
    notes: [...facts.notes],
    further_findings: facts.furtherFindings,
    mitigation: markdown,
  };
}

function fromTarget({ version, channel: to, remaining }: UpgradeTarget): z.infer<typeof Target> {
  return { version, channel: to, remaining: [...remaining] };
}
