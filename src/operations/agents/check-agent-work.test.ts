import { describe, expect, it } from 'vitest';
import { aScanRequest } from '../../../test/support/a-scan-request.ts';
import type { AgentWork } from '../../domain/agent-message.ts';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import { publicKeyTextOf, signingKeyOf, signText } from '../../support/signed-text.ts';
import { checkAgentWork, type WorkTerms } from './check-agent-work.ts';

const key = signingKeyOf(Buffer.alloc(32, 1));
const now = new Date('2026-11-30T12:00:00Z');
const agentId = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e';
const siteId = '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5f';
const terms: WorkTerms = {
  agentId,
  siteId,
  serverPublicKey: publicKeyTextOf(key),
  lastWorkNumber: 6,
  networks: null,
  now,
};

function aWork(over: Partial<AgentWork> = {}, targets = ['127.0.0.0/30']): string {
  const request = { ...aScanRequest({ targets, ports: '22' }), excludedDevices: [] };
  return JSON.stringify({
    workId: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
    agentId,
    siteId,
    number: 7,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 60_000).toISOString(),
    request,
    ...over,
  });
}

const signed = (message: string) => ({
  message,
  signature: signText(key, 'sitewarden agent work v1', message),
});

describe('checkAgentWork', () => {
  it('takes what the server signed for this agent', () => {
    expect(checkAgentWork(signed(aWork()), terms).work?.request.addresses).toEqual(
      aScanRequest({ targets: ['127.0.0.0/30'], ports: '22' }).addresses,
    );
  });

  it.each([
    ['altered on the way', { ...signed(aWork()), message: aWork({}, ['127.0.0.0/24']) }, /not signed/u],
    ['signed by another server', { message: aWork(), signature: 'A'.repeat(86) }, /not signed/u],
    ['done before', signed(aWork({ number: 6 })), /before/u],
    ['for another agent', signed(aWork({ agentId: siteId })), /another agent/u],
    ['of another site', signed(aWork({ siteId: agentId })), /another agent/u],
    ['kept back', signed(aWork({ expiresAt: '2026-11-30T11:54:00Z' })), /too old/u],
    ['with something unknown in it', signed(aWork({ more: 1 } as Partial<AgentWork>)), /cannot read/u],
    ['no JSON', signed('work'), /cannot read/u],
  ])('refuses what is %s', (_, work, why) => {
    expect(checkAgentWork(work, terms).refusal).toMatch(why);
  });

  it('refuses what its own people do not allow, whatever the server says', () => {
    const network = (text: string) => parseIpNetwork(text)!;
    const allowing = (...texts: string[]) => ({ ...terms, networks: texts.map(network) });
    expect(checkAgentWork(signed(aWork()), allowing('10.0.0.0/8')).refusal).toMatch(/may scan/u);
    expect(checkAgentWork(signed(aWork()), allowing('10.0.0.0/8', '127.0.0.0/8')).work).toBeDefined();
    const wide = JSON.parse(aWork()) as AgentWork;
    const scope = { allowed: [network('0.0.0.0/0')], excluded: [] };
    const everywhere = signed(JSON.stringify({ ...wide, request: { ...wide.request, scope } }));
    expect(checkAgentWork(everywhere, terms).refusal).toMatch(/0\.0\.0\.0\/0/u);
  });
});
