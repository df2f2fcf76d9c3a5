import { randomUUID } from 'node:crypto';
import type { TracedStep, Tracing } from '../delivery/tracing.ts';

interface Context {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

/** What we use of the packages in optional/tracing. */
interface Packages {
  api(): Promise<{
    readonly ROOT_CONTEXT: object;
    readonly trace: { setSpanContext(context: object, span: Context & { readonly isRemote: true }): object };
  }>;
  sdk(): Promise<{
    readonly BasicTracerProvider: new (settings: object) => Provider;
    readonly BatchSpanProcessor: new (exporter: object) => object;
  }>;
  resources(): Promise<{ resourceFromAttributes(attributes: object): object }>;
  exporter(): Promise<{ readonly OTLPTraceExporter: new (settings: object) => object }>;
}

interface Provider {
  getTracer(name: string): {
    startSpan(
      name: string,
      how: { readonly kind: number; readonly attributes: object; readonly startTime?: number; readonly root: boolean },
      context: object,
    ): {
      spanContext(): Context;
      setAttributes(attributes: object): void;
      setStatus(status: { readonly code: number }): void;
      end(): void;
    };
  };
  shutdown(): Promise<void>;
}

const PACKAGES = new URL('../../optional/tracing/packages.mjs', import.meta.url).href;

/** How long one hand-over, and the last one, may take, in milliseconds. */
const WITHIN = 3000;
const LAST = 1500;

/** Kinds of spans and the status of an error, by OpenTelemetry's numbers. */
const KIND: Readonly<Record<TracedStep, number>> = {
  receive: 4,
  'wait for answer': 0,
  answer: 4,
  'wait for sending': 0,
  send: 3,
};
const FAILED = 2;

/** Hands traces to the receiver at `endpoint` by OTLP over HTTP. Headers and the share that is sampled it takes from the environment (OTEL_…). */
export async function openTracing(endpoint: string): Promise<Tracing> {
  // Named at run time, so that it is loaded from where it stands and not put into a bundle.
  const packages = (await import(PACKAGES)) as Packages;
  const [{ ROOT_CONTEXT, trace }, sdk, resources, { OTLPTraceExporter }] = await Promise.all([
    packages.api(),
    packages.sdk(),
    packages.resources(),
    packages.exporter(),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: WITHIN });
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'cewen', 'service.instance.id': randomUUID() }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('cewen');
  return {
    begin(step, kept, told, from) {
      const parent = contextOf(kept);
      const span = tracer.startSpan(
        step,
        {
          kind: KIND[step],
          attributes: named(told),
          root: !parent,
          ...(from === undefined ? {} : { startTime: from }),
        },
        parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT,
      );
      return {
        trace: traceOf(parent ?? span.spanContext()),
        end(more = {}, failed = false) {
          span.setAttributes(named(more));
          if (failed) span.setStatus({ code: FAILED });
          span.end();
        },
      };
    },
    async close() {
      await Promise.race([
        provider.shutdown().catch(() => {}),
        new Promise<void>((resolve) => setTimeout(resolve, LAST).unref()),
      ]);
    },
  };
}

const named = (told: object): object =>
  Object.fromEntries(Object.entries(told).map(([name, value]) => [`cewen.${name}`, value]));

const traceOf = ({ traceId, spanId, traceFlags }: Context): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

function contextOf(kept: string | null): Context | null {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(kept ?? '') ?? [];
  return traceId && spanId && flags ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16) } : null;
}
