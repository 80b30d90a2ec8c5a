import type { Settings } from '../config/settings.ts';

/** What may be told of the program in every span. */
interface TracedProgram {
  readonly version: string;
  readonly role: string;
}

const stopAfterMs = 3000;

/**
 * Sends spans to the collector of the settings from now on (OTLP over HTTP, JSON); gives what sends the last ones and stops.
 * Undefined, with nothing loaded, when there is no collector. One that does not answer loses spans and delays nothing.
 */
export async function startTracing(
  { tracing }: Pick<Settings, 'tracing'>,
  { version, role }: TracedProgram,
): Promise<(() => Promise<void>) | undefined> {
  if (tracing === undefined) return undefined;
  const [
    api,
    sdk,
    { OTLPTraceExporter },
    { AsyncLocalStorageContextManager },
    core,
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: tracing.url });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': tracing.serviceName,
      'service.version': version,
      'sitewarden.role': role,
    }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(tracing.ratio) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return async () => {
    await Promise.race([provider.shutdown(), new Promise((done) => setTimeout(done, stopAfterMs).unref())]);
  };
}
