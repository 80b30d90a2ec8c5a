import { createTenancy } from './0001-create-tenancy.ts';
import { createScanSchedules } from './0002-create-scan-schedules.ts';
import { createScans } from './0003-create-scans.ts';
import { completeTenancy } from './0004-complete-tenancy.ts';
import { keepFindings } from './0005-keep-findings.ts';
import { chainAuditLog } from './0006-chain-audit-log.ts';
import { isolateOrganizations } from './0007-isolate-organizations.ts';
import { runWholeSchedules } from './0008-run-whole-schedules.ts';
import { keepScanFigures } from './0009-keep-scan-figures.ts';
import { countDeviceSightings } from './0010-count-device-sightings.ts';
import { countChanges } from './0011-count-changes.ts';
import { keepWarningThreshold } from './0012-keep-warning-threshold.ts';
import { askOnceWhoseRows } from './0013-ask-once-whose-rows.ts';
import { keepPriority } from './0014-keep-priority.ts';
import { keepFindingHistory } from './0015-keep-finding-history.ts';
import { rememberMatchedBundle } from './0016-remember-matched-bundle.ts';
import { findByTier } from './0017-find-by-tier.ts';
import { joinDevices } from './0018-join-devices.ts';
import { guardScans } from './0019-guard-scans.ts';
import { keepDeviceClass } from './0020-keep-device-class.ts';
import { countFromListing } from './0021-count-from-listing.ts';
import { planTimes } from './0022-plan-times.ts';
import { describeSiteRouters } from './0023-describe-site-routers.ts';
import { keepDeliveries } from './0024-keep-deliveries.ts';
import { sealExclusions } from './0025-seal-exclusions.ts';
import { nameClosingScans } from './0026-name-closing-scans.ts';
import { takeTurnsAtSites } from './0027-take-turns-at-sites.ts';
import { pauseScans } from './0028-pause-scans.ts';
import { nameOfflineSites } from './0029-name-offline-sites.ts';
import { enrolAgents } from './0030-enrol-agents.ts';
import { keepFindingStates } from './0031-keep-finding-states.ts';
import { ruleFindings } from './0032-rule-findings.ts';
import { verifyFindings } from './0033-verify-findings.ts';
import { gatherMessages } from './0048-gather-messages.ts';
import { withdrawVex } from './0052-withdraw-vex.ts';
import { findCounts } from './0044-find-counts.ts';
import { followReports } from './0051-follow-reports.ts';
import { keepOwnLinks } from './0054-keep-own-links.ts';
import { noteQuietClasses } from './0055-note-quiet-classes.ts';
import { linkTickets } from './0050-link-tickets.ts';
import { partScanDetails } from './0046-part-scan-details.ts';
import { findMitigated } from './0043-find-mitigated.ts';
import { findOldRows } from './0040-find-old-rows.ts';
import { importVex } from './0034-import-vex.ts';
import { knowWorkers } from './0035-know-workers.ts';
import { limitGrowth } from './0036-limit-growth.ts';
import { seeUnreachedParts } from './0037-see-unreached-parts.ts';
import { releaseSitesFromAgents } from './0038-release-sites-from-agents.ts';
import { ruleServices } from './0039-rule-services.ts';
import { noteJudges } from './0041-note-judges.ts';
import { boundAgentWorks } from './0049-bound-agent-works.ts';
import { countWorkedTime } from './0042-count-worked-time.ts';
import { divideParts } from './0053-divide-parts.ts';
import type { SchemaMigration } from './migration.ts';

/** In the order of their numbers; a released one is never edited. */
export const allMigrations: Readonly<Record<string, SchemaMigration>> = {
  '0001-create-tenancy': createTenancy,
  '0002-create-scan-schedules': createScanSchedules,
  '0003-create-scans': createScans,
  '0004-complete-tenancy': completeTenancy,
  '0005-keep-findings': keepFindings,
  '0006-chain-audit-log': chainAuditLog,
  '0007-isolate-organizations': isolateOrganizations,
  '0008-run-whole-schedules': runWholeSchedules,
  '0009-keep-scan-figures': keepScanFigures,
  '0010-count-device-sightings': countDeviceSightings,
  '0011-count-changes': countChanges,
  '0012-keep-warning-threshold': keepWarningThreshold,
  '0013-ask-once-whose-rows': askOnceWhoseRows,
  '0014-keep-priority': keepPriority,
  '0015-keep-finding-history': keepFindingHistory,
  '0016-remember-matched-bundle': rememberMatchedBundle,
  '0017-find-by-tier': findByTier,
  '0018-join-devices': joinDevices,
  '0019-guard-scans': guardScans,
  '0020-keep-device-class': keepDeviceClass,
  '0021-count-from-listing': countFromListing,
  '0022-plan-times': planTimes,
  '0023-describe-site-routers': describeSiteRouters,
  '0024-keep-deliveries': keepDeliveries,
  '0025-seal-exclusions': sealExclusions,
  '0026-name-closing-scans': nameClosingScans,
  '0027-take-turns-at-sites': takeTurnsAtSites,
  '0028-pause-scans': pauseScans,
  '0029-name-offline-sites': nameOfflineSites,
  '0030-enrol-agents': enrolAgents,
  '0031-keep-finding-states': keepFindingStates,
  '0032-rule-findings': ruleFindings,
  '0033-verify-findings': verifyFindings,
  '0034-import-vex': importVex,
  '0035-know-workers': knowWorkers,
  '0036-limit-growth': limitGrowth,
  '0037-see-unreached-parts': seeUnreachedParts,
  '0038-release-sites-from-agents': releaseSitesFromAgents,
  '0039-rule-services': ruleServices,
  '0040-find-old-rows': findOldRows,
  '0041-note-judges': noteJudges,
  '0042-count-worked-time': countWorkedTime,
  '0043-find-mitigated': findMitigated,
  '0044-find-counts': findCounts,
  '0046-part-scan-details': partScanDetails,
  '0048-gather-messages': gatherMessages,
  '0049-bound-agent-works': boundAgentWorks,
  '0050-link-tickets': linkTickets,
  '0051-follow-reports': followReports,
  '0052-withdraw-vex': withdrawVex,
  '0053-divide-parts': divideParts,
  '0054-keep-own-links': keepOwnLinks,
  '0055-note-quiet-classes': noteQuietClasses,
};
