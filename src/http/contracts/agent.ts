import { z } from 'zod';
import { agentStateOf, type Agent as KnownAgent } from '../../domain/agent.ts';
import { SignedText } from '../../domain/agent-message.ts';

const instant = z.iso.datetime({ offset: true });
const signature = SignedText.shape.signature.meta({
  description: 'Ed25519 (RFC 8032), base64url, over `sitewarden agent message v1`, a newline and the message',
});
const example = {
  id: '0198f2c4-7a51-7c3e-9f00-0242ac120002',
  site_id: '9c46d2a1-9999-4678-9abc-def012345678',
  name: 'Cabinet 3, tower Ilmenau',
  state: 'enrolled',
  release: '0.1.0',
  created_at: '2026-11-30T10:00:00.000Z',
  invitation_expires_at: '2026-12-01T10:00:00.000Z',
  enrolled_at: '2026-11-30T10:05:00.000Z',
  last_heard_at: '2026-11-30T12:00:00.000Z',
  revoked_at: null,
};
const key = 'p0R5cW9hV3JkbmV4dC1rZXktb2YtYW4tYWdlbnQtMTI';

export const Agent = z
  .object({
    id: z.uuid(),
    site_id: z.uuid(),
    name: z.string(),
    state: z.enum(['invited', 'enrolled', 'revoked']),
    release: z.string().nullable().meta({ description: 'version of Sitewarden that it told last' }),
    created_at: instant,
    invitation_expires_at: instant.meta({ description: 'until when its invitation can be used' }),
    enrolled_at: instant.nullable(),
    last_heard_at: instant.nullable(),
    revoked_at: instant.nullable(),
  })
  .meta({
    id: 'Agent',
    description: 'A program at a site that scans it where the server cannot.',
    examples: [example],
  });

export const AgentList = z
  .array(Agent)
  .meta({ id: 'AgentList', description: 'Oldest first.', examples: [[example]] });

export const InviteAgentBody = z
  .strictObject({ name: z.string().max(100).meta({ description: 'for people: where it stands' }) })
  .meta({ examples: [{ name: example.name }] });

export const InvitedAgent = Agent.extend({
  invitation: z.string().meta({ description: '`swa_…`, good once and for a day; shown only this once' }),
}).meta({
  id: 'InvitedAgent',
  description: 'An agent that is to come, and what it comes with.',
  examples: [
    {
      ...example,
      state: 'invited',
      release: null,
      enrolled_at: null,
      last_heard_at: null,
      invitation: 'swa_…',
    },
  ],
});

export const EnrolAgentBody = z
  .strictObject({
    invitation: z.string().max(200),
    public_key: z.string().max(100).meta({ description: 'Ed25519, 32 bytes in base64url' }),
    release: z.string().max(100),
  })
  .meta({ examples: [{ invitation: 'swa_…', public_key: key, release: '0.1.0' }] });

export const EnrolledAgent = z
  .object({
    agent_id: z.uuid(),
    site_id: z.uuid(),
    organization_id: z.uuid(),
    server_public_key: z
      .string()
      .meta({ description: 'of the key that signs what the agent shall do; Ed25519, base64url' }),
  })
  .meta({
    id: 'EnrolledAgent',
    description: 'Who the agent is from now on.',
    examples: [
      { agent_id: example.id, site_id: example.site_id, organization_id: example.id, server_public_key: key },
    ],
  });

export const AgentHead = z.looseObject({
  'sitewarden-agent': z
    .string()
    .optional()
    .meta({
      description:
        '`AGENT_ID SEQUENCE SIGNATURE`: the number of the message, and Ed25519, base64url, over `sitewarden agent head v1`, a ' +
        'newline and what stands before the second blank',
    }),
});

export const AgentMessageBody = z
  .strictObject({
    agent_id: z.uuid(),
    message: z.string().meta({ description: 'JSON: what the agent says, with a number that rises' }),
    signature,
  })
  .meta({
    examples: [
      {
        agent_id: example.id,
        message: '{"kind":"ask","sequence":1796040000000,"release":"0.1.0"}',
        signature: 'A'.repeat(86),
      },
    ],
  });

export const AgentAnswer = z
  .object({
    work: z
      .object({ message: z.string(), signature: z.string() })
      .nullable()
      .meta({ description: 'what to scan, as the server signed it' }),
    goes_on: z.boolean().meta({ description: 'of a report: false when the scan shall end' }),
    ask_again_seconds: z.int(),
  })
  .meta({
    id: 'AgentAnswer',
    description: 'What an agent shall do.',
    examples: [{ work: null, goes_on: false, ask_again_seconds: 5 }],
  });

export function fromAgent(agent: KnownAgent): z.infer<typeof Agent> {
  return {
    id: agent.id,
    site_id: agent.siteId,
    name: agent.name,
    state: agentStateOf(agent),
    release: agent.release,
    created_at: agent.createdAt,
    invitation_expires_at: agent.invitationExpiresAt,
    enrolled_at: agent.enrolledAt,
    last_heard_at: agent.lastHeardAt,
    revoked_at: agent.revokedAt,
  };
}
