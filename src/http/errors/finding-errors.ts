import type { ErrorEntry } from './error-entry.ts';

/** The codes of decisions about findings; part of the catalogue. */
export const findingErrors = {
  finding_closed: {
    status: 409,
    sentence: 'The finding is closed, so there is nothing to verify.',
    remedy: 'Scan the device again if you think that it came back: a scan that sees the finding opens it.',
  },
  finding_rule_not_found: {
    status: 404,
    sentence: 'There is no such finding rule, or it is about sites that the credentials may not see.',
    remedy: 'List the rules with GET /v1/finding-rules.',
  },
  finding_rule_too_wide: {
    status: 422,
    sentence: 'The rule names nothing that findings would have to fit.',
    remedy: 'Name a finding_id, cve_id, network, tag or device_class; a site alone is not enough.',
  },
  span_invalid: {
    status: 422,
    sentence: 'The time that is asked about is none, too long, or ends at a scan that has not ended.',
    remedy:
      'Give an instant of ISO 8601, or the id or code of a scan that has ended; `from` comes before `to`.',
  },
  ticket_not_found: {
    status: 404,
    sentence: 'There is no such ticket, or its findings are at sites that the credentials may not see.',
    remedy: 'List the tickets with GET /v1/tickets.',
  },
  ticket_closed: {
    status: 409,
    sentence: 'The ticket is closed, and no more findings are linked to one that is.',
    remedy: 'Reopen it with POST /v1/tickets/reopen, or link the findings to another ticket.',
  },
  ticket_findings_unclear: {
    status: 422,
    sentence: 'It is not clear which findings are to be linked.',
    remedy: 'Give either finding_ids, or a cve_id or device_id; a site_id alone is not enough.',
  },
  ticket_without_findings: {
    status: 422,
    sentence: 'No finding that stands fits what is named.',
    remedy: 'See with GET /v1/findings what there is.',
  },
  ticket_too_large: {
    status: 422,
    sentence: 'The ticket would have more findings than one ticket takes.',
    remedy: 'Link the findings of one site, or of one device, to a ticket of their own.',
  },
  ticket_unclear: {
    status: 422,
    sentence: 'It is not clear which ticket is meant.',
    remedy: 'Give a reference or a ticket_id, one of both.',
  },
  vex_malformed: {
    status: 422,
    sentence: 'The content is no VEX document that can be read.',
    remedy: 'Send the text of an OpenVEX document, or of a CSAF 2.0 document, as it was published.',
  },
  vex_too_large: {
    status: 422,
    sentence: 'The document says more of products than is taken at once.',
    remedy: 'Import the documents of the products that you have, or a part of it.',
  },
  vex_document_not_found: {
    status: 404,
    sentence: 'There is no VEX document of this id, or it is not for you.',
    remedy: 'List the documents with GET /v1/vex-documents.',
  },
  vex_outdated: {
    status: 409,
    sentence: 'A newer version of the document counts already.',
    remedy: 'Import the newest version that its author has published.',
  },
  vex_justification_needs_false_positive: {
    status: 422,
    sentence: 'What VEX documents are to say was given for something that is no false positive.',
    remedy: 'Leave vex_justification out, or set the status to false_positive.',
  },
} as const satisfies Record<string, ErrorEntry>;
