import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';

/** Name of the instrumentation scope of our spans. */
const scopeName = 'sitewarden';

export interface SpanTerms {
  readonly kind?: 'server' | 'client' | 'internal';
  readonly attributes?: Attributes;
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/**
 * Runs `work` in a span of its own, child of the one it is called in; what it throws marks the span and goes on. Costs
 * next to nothing while no exporter is configured (OpenTelemetry API, no-op tracer).
 */
export async function traced<T>(
  name: string,
  { kind = 'internal', attributes = {} }: SpanTerms,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return trace.getTracer(scopeName).startActiveSpan(name, { kind: kinds[kind], attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Begins a span that continues the trace of `carrier` (W3C Trace Context: `traceparent`, `tracestate`), and gives the
 * context in which what belongs to it has to run. Whoever calls ends the span.
 */
export function continueTrace(
  name: string,
  carrier: Readonly<Record<string, unknown>>,
  attributes: Attributes,
): { readonly span: Span; readonly within: Context } {
  const parent = propagation.extract(context.active(), carrier);
  const span = trace.getTracer(scopeName).startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  return { span, within: trace.setSpan(parent, span) };
}

/** Runs `work` and all that it begins in `within`. */
export function runWithin(within: Context, work: () => void): void {
  context.with(within, work);
}

/** A child span of the present one for something that has just ended; nothing where nobody records. */
export function noteSpan(name: string, durationMs: number, attributes: () => Attributes): void {
  if (trace.getActiveSpan()?.isRecording() !== true) return;
  const endedAt = Date.now();
  const options = { kind: SpanKind.CLIENT, startTime: endedAt - durationMs, attributes: attributes() };
  trace.getTracer(scopeName).startSpan(name, options).end(endedAt);
}

/** Ids of the present trace and span, in the names that logs use for them; empty where there is none. */
export function traceIds(): { readonly trace_id?: string; readonly span_id?: string } {
  const present = trace.getActiveSpan()?.spanContext();
  return present === undefined ? {} : { trace_id: present.traceId, span_id: present.spanId };
}

/** Says of a span that what it stands for failed; of an error its name and message, else a word for the kind. */
export function markFailed(span: Span, error: unknown): void {
  const [type, message] = error instanceof Error ? [error.name, error.message] : [String(error), ''];
  span.setStatus({ code: SpanStatusCode.ERROR, message: message.slice(0, 500) });
  span.setAttribute('error.type', type);
}
