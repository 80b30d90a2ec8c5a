import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import { RuleLapse, type FindingRule as Rule } from '../../domain/finding-rule.ts';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { VexJustification } from '../../domain/vex-justification.ts';
import type {
  CountedRule,
  CreateFindingRuleInput,
} from '../../operations/finding-rules/create-finding-rule.ts';

const instant = z.iso.datetime({ offset: true });

const criteria = {
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  finding_id: null,
  cve_id: 'CVE-2023-38408',
  network: '192.168.1.0/24',
  tag: null,
  device_class: null,
};
const terms = {
  status: 'accepted',
  justification: 'Agents are not forwarded to these hosts, by our policy.',
  vex_justification: null,
  lapses_on: ['fix_available', 'known_exploited'],
  expires_at: '2027-05-02T00:00:00.000Z',
};
const example = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
  ...criteria,
  ...terms,
  created_by: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d61',
  created_at: '2026-11-02T08:00:00.000Z',
  ended_at: null,
  ended_by: null,
  product: null,
  purl: null,
  port: null,
  transport: null,
  vex_document_id: null,
};

const lapses = z.array(RuleLapse).max(RuleLapse.options.length);
const lapseWords =
  'what ends it early for a finding: its CVE enters the catalogue of CISA, its device is seen at an address of the ' +
  'internet, or its record names a fix';

/** Body of `POST /v1/finding-rules`. */
export const FindingRuleBody = z
  .strictObject({
    status: DecidedStatus,
    site_id: z.uuid().nullish().meta({ description: 'of this site alone' }),
    finding_id: z.uuid().nullish().meta({ description: 'this finding alone' }),
    cve_id: z.string().max(32).nullish(),
    network: z.string().max(64).nullish().meta({ description: 'on devices at an address of it; CIDR' }),
    tag: z.string().max(200).nullish().meta({ description: 'on devices with this tag' }),
    device_class: z.enum(deviceClasses).nullish().meta({ description: 'on devices of this class' }),
    justification: z.string().meta({ description: '10 to 1000 characters', minLength: 10, maxLength: 1000 }),
    vex_justification: VexJustification.nullish().meta({
      description: 'for a false positive: what VEX documents are to say',
    }),
    lapses_on: lapses.optional().meta({ description: `${lapseWords}; \`known_exploited\` unless given` }),
    expires_at: instant.nullish().meta({ description: 'in the future; without it: until somebody ends it' }),
  })
  .meta({ examples: [{ ...terms, cve_id: criteria.cve_id, network: criteria.network }] });
type FindingRuleBody = z.infer<typeof FindingRuleBody>;

const fields = {
  id: z.uuid(),
  status: DecidedStatus,
  site_id: z.uuid().nullable(),
  finding_id: z.uuid().nullable(),
  cve_id: z.string().nullable(),
  network: z.string().nullable(),
  tag: z.string().nullable(),
  device_class: z.enum(deviceClasses).nullable(),
  justification: z.string(),
  vex_justification: VexJustification.nullable(),
  lapses_on: lapses.meta({ description: lapseWords }),
  expires_at: instant.nullable(),
  created_by: z.string(),
  created_at: instant,
  ended_at: instant.nullable().meta({ description: 'when somebody ended it; null while nobody has' }),
  ended_by: z.string().nullable(),
  product: z
    .string()
    .nullable()
    .meta({ description: 'what was judged, as a CPE name in which `*` stands for everything' }),
  purl: z
    .string()
    .nullable()
    .meta({ description: 'the same as a package URL, where a VEX document names it so' }),
  port: z
    .int()
    .min(1)
    .max(65_535)
    .nullable()
    .meta({ description: 'with `transport` the one service that it is about; null: any' }),
  transport: z.enum(['tcp', 'udp']).nullable(),
  vex_document_id: z
    .uuid()
    .nullable()
    .meta({ description: "the VEX document that it is a statement of; null for a person's own" }),
};

const FindingRuleItem = z.object(fields);

export const FindingRule = z
  .object({
    ...fields,
    covers: z.int().min(0).meta({ description: 'open findings that it counts for' }),
  })
  .meta({
    id: 'FindingRule',
    description: 'A decision about all findings that fit all it names, those of the future too.',
    examples: [{ ...example, covers: 12 }],
  });

export const FindingRuleList = z
  .array(FindingRuleItem)
  .meta({ id: 'FindingRuleList', description: 'Newest first.', examples: [[example]] });

export function toCreateFindingRuleInput(body: FindingRuleBody): CreateFindingRuleInput {
  return {
    status: body.status,
    siteId: body.site_id ?? null,
    findingId: body.finding_id ?? null,
    cveId: body.cve_id ?? null,
    network: body.network ?? null,
    tag: body.tag ?? null,
    deviceClass: body.device_class ?? null,
    justification: body.justification,
    vexJustification: body.vex_justification ?? null,
    expiresAt: body.expires_at ?? null,
    ...(body.lapses_on && { lapsesOn: body.lapses_on }),
  };
}

export function fromFindingRule(rule: Rule): z.infer<typeof FindingRuleItem> {
  return {
    id: rule.id,
    status: rule.status,
    site_id: rule.siteId,
    finding_id: rule.findingId,
    cve_id: rule.cveId,
    network: rule.network,
    tag: rule.tag,
    device_class: rule.deviceClass,
    justification: rule.justification,
    vex_justification: rule.vexJustification,
    lapses_on: [...rule.lapsesOn],
    expires_at: rule.expiresAt,
    created_by: rule.createdBy,
    created_at: rule.createdAt,
    ended_at: rule.endedAt,
    ended_by: rule.endedBy,
    product: rule.product,
    purl: rule.purl,
    port: rule.port,
    transport: rule.transport,
    vex_document_id: rule.vexDocumentId,
  };
}

export function fromCountedRule(rule: CountedRule): z.infer<typeof FindingRule> {
  return { ...fromFindingRule(rule), covers: rule.covers };
}
