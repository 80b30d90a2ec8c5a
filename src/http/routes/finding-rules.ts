import { z } from 'zod';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { createFindingRule } from '../../operations/finding-rules/create-finding-rule.ts';
import { endFindingRule } from '../../operations/finding-rules/end-finding-rule.ts';
import { getFindingRule } from '../../operations/finding-rules/get-finding-rule.ts';
import { listFindingRules } from '../../operations/finding-rules/list-finding-rules.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  FindingRule,
  FindingRuleBody,
  FindingRuleList,
  fromCountedRule,
  fromFindingRule,
  toCreateFindingRuleInput,
} from '../contracts/finding-rule.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';

const tags = ['Finding Rules'];
const params = z.object({
  findingRuleId: z.string().meta({ description: 'id of the rule', format: 'uuid' }),
});

export function addFindingRuleRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/finding-rules',
    schema: {
      operationId: 'createFindingRule',
      tags,
      summary: 'Create Finding Rule',
      description:
        'Accepts, mitigates or refutes one finding, or all that fit what the rule names, now and later. A decision about ' +
        'a finding itself goes before rules about many; of several the newest counts. Scope `cve:update`.',
      body: FindingRuleBody,
      response: { 201: located('The rule counts from now on.', FindingRule), ...errors(...bodyErrors, 404) },
    },
    handler: async (request, reply) => {
      const rule = await createFindingRule(contextOf(request), toCreateFindingRuleInput(request.body));
      return reply.code(201).header('location', `/v1/finding-rules/${rule.id}`).send(fromCountedRule(rule));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/finding-rules',
    schema: {
      operationId: 'listFindingRules',
      tags,
      summary: 'List Finding Rules',
      description:
        'The rules of the organization, newest first, ended ones too; for credentials that are bound to certain sites ' +
        'those of these sites. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        status: DecidedStatus.optional().meta({ description: 'with this status alone' }),
        ended: z
          .enum(['true', 'false'])
          .optional()
          .meta({ description: 'those that have ended or run out, or those that have not' }),
      }),
      response: { 200: json('The rules.', FindingRuleList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { status, ended } = request.query;
      const filter = { status, ended: ended === undefined ? undefined : ended === 'true' };
      const input = { ...toPageInput(request.query), ...filter };
      return pageItems(request, reply, await listFindingRules(contextOf(request), input), fromFindingRule);
    },
  });
  addOneRuleRoutes(app, contextOf);
}

function addOneRuleRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/finding-rules/:findingRuleId',
    schema: {
      operationId: 'getFindingRule',
      tags,
      summary: 'Retrieve a Finding Rule',
      description: 'One rule with the number of findings that it counts for. Scope `cve:view`.',
      params,
      response: { 200: json('The rule.', FindingRule), ...errors(404, 422) },
    },
    handler: async (request) => fromCountedRule(await getFindingRule(contextOf(request), request.params)),
  });
  app.route({
    method: 'DELETE',
    url: '/v1/finding-rules/:findingRuleId',
    schema: {
      operationId: 'endFindingRule',
      tags,
      summary: 'End a Finding Rule',
      description:
        'What nothing else covers is open again. The rule stays, for the history of its findings. Scope `cve:update`.',
      params,
      response: { 204: noContent('It counts no more.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await endFindingRule(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
