import { z } from 'zod';
import type { ServiceExplanation } from '../../operations/explanations/list-device-explanations.ts';
import { explanationExample, ExplanationJson } from '../../reports/explanation/explanation-json.ts';
import { renderExplanationJson } from '../../reports/explanation/render-explanation-json.ts';

const example = { port: 22, transport: 'tcp', explanation: explanationExample };

export const DeviceExplanation = z
  .object({
    port: z.int().min(0).max(65_535),
    transport: z.enum(['tcp', 'udp']),
    explanation: ExplanationJson,
  })
  .meta({
    id: 'DeviceExplanation',
    description: 'What comes of a CVE at one service of a device.',
    examples: [example],
  });

export const DeviceExplanationList = z
  .array(DeviceExplanation)
  .meta({ id: 'DeviceExplanationList', description: 'By port.', examples: [[example]] });

export function fromServiceExplanation({
  port,
  transport,
  explanation,
}: ServiceExplanation): z.infer<typeof DeviceExplanation> {
  return { port, transport, explanation: renderExplanationJson(explanation) };
}
