import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import { createAdviceWriter } from '../advice/create-advice-writer.ts';
import type { Settings } from '../config/settings.ts';
import type { AdviceWriter } from '../domain/advice-writer.ts';
import type { OperationParts } from '../http/api-dependencies.ts';
import { updateRecordFile } from '../operations/intelligence/update-intelligence-bundle.ts';

/** What operations obey, from what the operator and the first start decided. */
export function operationSettings(
  settings: Settings,
  linkSecret: string,
  secretKey: KeyObject | undefined,
): OperationParts['settings'] {
  const { allowPublicNetworks, minPrefixLengthIpv4, linkLifetimeSeconds, triggerLimitHours } = settings;
  const limits = { allowPublicNetworks, minPrefixLengthIpv4, linkLifetimeSeconds, triggerLimitHours };
  const { feedDirectory, updateHours } = settings.intelligence;
  const feeds = { recordFile: updateRecordFile(feedDirectory), updateHours };
  return { ...limits, linkSecret, secretKey, feeds };
}

/** Undefined where no language model is configured. */
export function adviceWriterOf({ model }: Settings, log: Logger): AdviceWriter | undefined {
  if (model === undefined) return undefined;
  return createAdviceWriter(model, (reason) => log.warn({ model: model.model, reason }, 'language model'));
}
