import { z } from 'zod';
import { setting, webAddress } from './setting.ts';

/** Where spans are sent. */
export interface TracingSettings {
  /** Of the collector's path for traces. */
  readonly url: string;
  readonly serviceName: string;
  /** Share of traces that are kept, of those that begin here. */
  readonly ratio: number;
}

/** The variables about traces, with the names of the OpenTelemetry specification. */
export const tracingVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(
    webAddress(['http:', 'https:'], 'must be an http:// or https:// address')
      .transform((url) => url.replace(/\/+$/u, ''))
      .optional(),
    {
      description:
        'Base address of an OpenTelemetry collector (OTLP over HTTP, usually port 4318) that traces are sent to; `/v1/traces` is added. See [traces](operations.md#traces).',
      defaultText: 'none: nothing is traced',
    },
  ),
  OTEL_SERVICE_NAME: setting(z.string().max(255).default('sitewarden'), {
    description: 'Name of the service in traces.',
  }),
  OTEL_TRACES_SAMPLER_ARG: setting(
    z
      .string()
      .regex(/^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?)$/u, 'must be a number from 0 to 1')
      .transform(Number)
      .default(1),
    {
      description:
        'Share of traces that are kept, of those that begin here; of others, their caller decides.',
      defaultText: '1',
    },
  ),
};

interface TracingVariables {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_SERVICE_NAME: string;
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}

/** Undefined = nothing is traced. */
export function tracingSettings(values: TracingVariables): TracingSettings | undefined {
  const base = values.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (base === undefined) return undefined;
  const { OTEL_SERVICE_NAME: serviceName, OTEL_TRACES_SAMPLER_ARG: ratio } = values;
  return { url: `${base}/v1/traces`, serviceName, ratio };
}
