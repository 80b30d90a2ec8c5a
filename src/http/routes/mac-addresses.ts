import { z } from 'zod';
import { CveStanding } from '../../domain/cve-status.ts';
import { listCveStatuses } from '../../operations/cve-statuses/list-cve-statuses.ts';
import { updateCveStatus } from '../../operations/cve-statuses/update-cve-status.ts';
import { listScannedMacAddresses } from '../../operations/devices/list-scanned-mac-addresses.ts';
import { getCvesByMacAddress } from '../../operations/findings/get-cves-by-mac-address.ts';
import { getCvesBySingleMacAddress } from '../../operations/findings/get-cves-by-single-mac-address.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import {
  CveStatusBody,
  CveStatusList,
  fromCveStatus,
  toUpdateCveStatusInput,
  UpdatedCveStatus,
} from '../contracts/cve-status.ts';
import { fromScannedMacAddress, ScannedMacAddressList } from '../contracts/device.ts';
import { MacAddressCves, MacAddressesBody, SingleMacAddressCves } from '../contracts/mac-address-cves.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json } from '../contracts/responses.ts';
import { sendMacAddressAnswer } from '../mac-address-answer.ts';

const intelligence = ['Vulnerability Intelligence'];
const management = ['Vulnerability Management'];
const macAddress = z.string().max(32).meta({ description: 'with colons, with hyphens, or bare' });

/** The contract's endpoints under `/scans/cve/mac-address`. */
export function addMacAddressRoutes(app: ApiInstance, contextOf: ContextOf): void {
  addCveRoutes(app, contextOf);
  addStatusRoutes(app, contextOf);
}

function addCveRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/mac-address/cves',
    schema: {
      operationId: 'getCvesByMacAddress',
      tags: intelligence,
      summary: 'Get CVEs by MAC Address',
      description:
        'Every CVE that any scan saw on the devices with these MAC addresses, over all sites that the credentials ' +
        'may see. An address that nobody saw has zeros. Scope `cve:view`.',
      body: MacAddressesBody,
      response: { 200: json('The CVEs.', MacAddressCves), ...errors(...bodyErrors) },
    },
    handler: async (request, reply) => {
      const input = { macAddresses: request.body.mac_addresses };
      return sendMacAddressAnswer(reply, await getCvesByMacAddress(contextOf(request), input));
    },
  });
  app.route({
    method: 'GET',
    url: '/scans/cve/mac-address/cves',
    schema: {
      operationId: 'getCvesBySingleMacAddress',
      tags: intelligence,
      summary: 'Get CVEs by one MAC Address',
      description: 'The older form of the same, for one MAC address. Scope `cve:view`.',
      querystring: z.strictObject({ mac_address: macAddress }),
      response: { 200: json('The CVEs.', SingleMacAddressCves), ...errors(422) },
    },
    handler: async (request, reply) => {
      const input = { macAddress: request.query.mac_address };
      const found = await getCvesBySingleMacAddress(contextOf(request), input);
      return sendMacAddressAnswer(reply, found, { mac_address: found.macAddresses[0] ?? '' });
    },
  });
  app.route({
    method: 'GET',
    url: '/scans/cve/mac-address/cve/list',
    schema: {
      operationId: 'listScannedMacAddresses',
      tags: intelligence,
      summary: 'List Scanned MAC Addresses',
      description:
        'The devices with a MAC address on which a scan saw a CVE, the one seen last first. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        all: z.enum(['true', 'false']).optional().meta({ description: 'true: devices without any CVE too' }),
      }),
      response: { 200: json('The devices.', ScannedMacAddressList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), all: request.query.all === 'true' };
      const page = await listScannedMacAddresses(contextOf(request), input);
      return pageItems(request, reply, page, fromScannedMacAddress);
    },
  });
}

function addStatusRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/scans/cve/mac-address/cve/status',
    schema: {
      operationId: 'updateCveStatus',
      tags: management,
      summary: 'Update CVE Status',
      description:
        'Accepts a CVE on a device, or says that it is mitigated. Each update is a decision of its own: the newest ' +
        'that has not expired stands, and the others stay as history. Credentials restricted to sites decide for ' +
        'those alone. Scope `cve:update`.',
      body: CveStatusBody,
      response: { 201: json('The decision has been kept.', UpdatedCveStatus), ...errors(...bodyErrors, 404) },
    },
    handler: async (request, reply) => {
      const decision = await updateCveStatus(contextOf(request), toUpdateCveStatusInput(request.body));
      return reply
        .code(201)
        .send({ data: fromCveStatus(decision), message: 'CVE status updated successfully' });
    },
  });
  app.route({
    method: 'GET',
    url: '/scans/cve/mac-address/cve/status',
    schema: {
      operationId: 'listCveStatuses',
      tags: management,
      summary: 'List CVE Statuses',
      description: 'The decisions about CVEs, expired ones too, newest first. Scope `cve:view`.',
      querystring: PagingQuery.extend({
        mac_address: macAddress.optional().meta({ description: 'about this MAC address alone' }),
        cve_id: z.string().max(32).optional().meta({ description: 'about this CVE alone' }),
        status: CveStanding.optional().meta({
          description: '`open` is no decision, so the list is empty then',
        }),
      }),
      response: { 200: json('The decisions.', CveStatusList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { mac_address, cve_id, status } = request.query;
      const input = { ...toPageInput(request.query), macAddress: mac_address, cveId: cve_id, status };
      return pageItems(request, reply, await listCveStatuses(contextOf(request), input), fromCveStatus);
    },
  });
}
