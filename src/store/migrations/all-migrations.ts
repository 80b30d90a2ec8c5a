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
};
