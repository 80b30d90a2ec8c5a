import { z } from 'zod';
import { findingOrders } from '../../domain/device-finding.ts';
import { FindingStanding, LifecycleState } from '../../domain/lifecycle-state.ts';
import { PriorityTier } from '../../domain/priority.ts';
import { SeverityOrUnscored } from '../../domain/severity.ts';
import { countFindings } from '../../operations/findings/count-findings.ts';
import { getFinding } from '../../operations/findings/get-finding.ts';
import { listFindingEvents } from '../../operations/findings/list-finding-events.ts';
import { listFindings } from '../../operations/findings/list-findings.ts';
import { verifyFinding } from '../../operations/findings/verify-finding.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  FindingCounts,
  FindingDetail,
  FindingList,
  fromExplainedFinding,
  fromFinding,
  fromFindingCounts,
  fromVerification,
  Verification,
} from '../contracts/finding.ts';
import { FindingEventList, fromFindingEvent } from '../contracts/finding-event.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { errors, json } from '../contracts/responses.ts';

const tags = ['Findings'];

const filter = {
  site_id: z.uuid().optional().meta({ description: 'of this site alone' }),
  device_id: z.uuid().optional().meta({ description: 'on this device alone' }),
  cve_id: z.string().max(32).optional().meta({ description: 'of this CVE alone' }),
  ticket_id: z.uuid().optional().meta({ description: 'linked to this ticket' }),
  severity: SeverityOrUnscored.optional().meta({
    description: 'of this severity alone; `UNSCORED`: what nobody has scored',
  }),
  status: FindingStanding.optional().meta({ description: 'how it stands now' }),
  state: LifecycleState.optional().meta({
    description: 'where it is in its life; for what is closed together with `closed=true`',
  }),
  known_exploited: z.enum(['true', 'false']).optional().meta({ description: "whether in CISA's catalogue" }),
  tier: PriorityTier.optional().meta({ description: 'this urgent alone' }),
  overdue: z.enum(['true']).optional().meta({ description: 'what is open and was due before now alone' }),
  closed: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true: those that no longer stand, instead of those that do' }),
  min_score: z.coerce
    .number()
    .min(0)
    .max(10)
    .optional()
    .meta({ description: 'with this CVSS score or a higher one' }),
};
const FindingFilterQuery = z.strictObject(filter);
const FindingQuery = PagingQuery.extend({
  ...filter,
  sort: z
    .enum(findingOrders)
    .optional()
    .meta({ description: 'from the highest down, `due_at` from what is due first; `score` unless given' }),
});

export function addFindingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  addFindingListRoutes(app, contextOf);
  addOneFindingRoutes(app, contextOf);
  addVerificationRoutes(app, contextOf);
}

function addFindingListRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/findings',
    schema: {
      operationId: 'listFindings',
      tags,
      summary: 'List Findings',
      description: 'CVEs on devices, each pair once over all scans. Scope `cve:view`.',
      querystring: FindingQuery,
      response: { 200: json('The findings.', FindingList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listFindings(contextOf(request), toListFindingsInput(request.query));
      return pageItems(request, reply, page, fromFinding);
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/findings/counts',
    schema: {
      operationId: 'countFindings',
      tags,
      summary: 'Count Findings',
      description:
        'How many findings there are by severity, status and site, of all or of those looked for. Scope `cve:view`.',
      querystring: FindingFilterQuery,
      response: { 200: json('The counts.', FindingCounts), ...errors(422) },
    },
    handler: async (request) =>
      fromFindingCounts(await countFindings(contextOf(request), toFindingFilter(request.query))),
  });
}

const params = z.object({
  findingId: z.string().meta({ description: 'id of the finding', format: 'uuid' }),
});

function addOneFindingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/findings/:findingId',
    schema: {
      operationId: 'getFinding',
      tags,
      summary: 'Retrieve a Finding',
      description: 'One finding with its evidence and an explanation. Scope `cve:view`.',
      params,
      response: { 200: json('The finding.', FindingDetail), ...errors(404, 422) },
    },
    handler: async (request) => fromExplainedFinding(await getFinding(contextOf(request), request.params)),
  });
  app.route({
    method: 'GET',
    url: '/v1/findings/:findingId/history',
    schema: {
      operationId: 'listFindingEvents',
      tags,
      summary: "List a Finding's History",
      description: 'What opened, changed, decided or closed the finding, newest first. Scope `cve:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The history.', FindingEventList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), findingId: request.params.findingId };
      return pageItems(request, reply, await listFindingEvents(contextOf(request), input), fromFindingEvent);
    },
  });
}

function addVerificationRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/findings/:findingId/verifications',
    schema: {
      operationId: 'verifyFinding',
      tags,
      summary: 'Verify a Finding',
      description:
        'Scans the services alone that show the finding, where its device was seen last: what is proved to be fixed is closed, what was ' +
        'said to be mitigated and is found is open again, and silence changes nothing. Scope `cve:create`.',
      params,
      response: {
        202: json('The scan has been created and waits for its turn.', Verification),
        ...errors(404, 409, 422),
      },
    },
    handler: async (request, reply) => {
      const started = await verifyFinding(contextOf(request), request.params);
      return reply
        .code(202)
        .header('location', `/v1/scans/${started.scanId}`)
        .send(fromVerification(started));
    },
  });
}

function toListFindingsInput(query: z.infer<typeof FindingQuery>) {
  return { ...toPageInput(query), ...toFindingFilter(query), sort: query.sort };
}

function toFindingFilter(query: z.infer<typeof FindingFilterQuery>) {
  const {
    site_id,
    device_id,
    cve_id,
    ticket_id,
    known_exploited,
    min_score,
    severity,
    status,
    state,
    tier,
    closed,
    overdue,
  } = query;
  return {
    siteId: site_id,
    deviceId: device_id,
    cveId: cve_id,
    ticketId: ticket_id,
    severity,
    status,
    state,
    tier,
    knownExploited: known_exploited === undefined ? undefined : known_exploited === 'true',
    ...(overdue && { overdue: true }),
    minScore: min_score,
    closed: closed === 'true',
  };
}
