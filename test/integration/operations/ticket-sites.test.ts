import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { closeTicket } from '../../../src/operations/tickets/close-ticket.ts';
import { deleteTicket } from '../../../src/operations/tickets/delete-ticket.ts';
import { getTicket } from '../../../src/operations/tickets/get-ticket.ts';
import { linkTicket } from '../../../src/operations/tickets/link-ticket.ts';
import { listTickets } from '../../../src/operations/tickets/list-tickets.ts';
import { listTicketFindings } from '../../../src/operations/tickets/list-ticket-findings.ts';
import { unlinkTicketFinding } from '../../../src/operations/tickets/unlink-ticket-finding.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';
import { serversAt } from './servers-at.ts';

const cveId = 'CVE-2030-1001';
const reference = 'OPS-1423';

describe.each(engines)('a ticket that has no findings any more, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const below = [configuration('OR', [node('OR', [vulnerable('a:acme:server', { endExcluding: '2.0' })])])];
    bundle = await bundleOf([record(cveId, below)]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  /** One made by credentials for a site, which took its only finding away again. */
  async function anEmptyTicket() {
    const context = await aTenant({ store: test.store, jobs });
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [judgeHost(bundle, serversAt(context, 5, { 443: '1.0' }))]);
    const maker = asActor(context, { kind: 'apiKey', id: context.newId(), siteIds: [siteId] });
    const { ticket } = await linkTicket(maker, { reference, cveId });
    const ticketId = ticket.id;
    for (const { id: findingId } of (await listTicketFindings(maker, { ticketId })).items)
      await unlinkTicketFinding(maker, { ticketId, findingId });
    const other = asActor(context, { kind: 'apiKey', id: context.newId(), siteIds: [siteId] });
    return { context, maker, other, ticketId };
  }

  it.skipIf(skip)('is still there for who made it, to be closed and deleted', async () => {
    const { maker, ticketId } = await anEmptyTicket();
    expect((await listTickets(maker)).items.map(({ id }) => id)).toEqual([ticketId]);
    expect((await getTicket(maker, { ticketId })).findings.total).toBe(0);
    expect((await closeTicket(maker, { reference })).state).toBe('closed');
    await deleteTicket(maker, { ticketId });
    expect((await listTickets(maker)).items).toEqual([]);
  });

  it.skipIf(skip)('is nothing for others of the site, until they link to it', async () => {
    const { maker, other, ticketId } = await anEmptyTicket();
    const missing = { code: 'ticket_not_found' };
    expect((await listTickets(other)).items).toEqual([]);
    await expect(getTicket(other, { ticketId })).rejects.toMatchObject(missing);
    await expect(closeTicket(other, { reference })).rejects.toMatchObject(missing);
    await expect(deleteTicket(other, { ticketId })).rejects.toMatchObject(missing);
    expect(await linkTicket(other, { reference, cveId })).toMatchObject({ isNew: false, linked: 1 });
    expect((await listTickets(other)).items.map(({ id }) => id)).toEqual([ticketId]);
    expect((await listTickets(maker)).items).toHaveLength(1);
  });
});
