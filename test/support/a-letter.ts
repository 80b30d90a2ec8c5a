import type { Letter, LetterMessage } from '../../src/domain/letter.ts';

/** A message in which a host tries everything that channels read as more than text. */
export const aLetterMessage: LetterMessage = {
  event: 'scan.finished',
  urgency: 'warning',
  subject: 'Scan AB12 has finished',
  summary: 'A host calls itself <script>alert(1)</script> & [x](https://evil.example) <!channel> *bold*.',
  facts: [{ name: 'Host', value: '<b>"router"</b> [a](b) <https://evil.example|x>' }],
  scanId: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  sites: ['Prague <b>'],
  place: 'Prague <b>',
  link: 'https://sitewarden.example/report.pdf?expires=1&signature=x',
  occurredAt: '2026-11-24T02:00:00.000Z',
};

export function aLetter(over: Partial<Letter> = {}): Letter {
  return {
    id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d00',
    subject: aLetterMessage.subject,
    messages: [aLetterMessage],
    digest: null,
    omitted: 0,
    ...over,
  };
}
