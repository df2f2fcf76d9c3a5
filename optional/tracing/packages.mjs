/**
 * OpenTelemetry, from this folder's own node_modules: installed when `cewen serve` is first told where traces go, or by `npm run setup:tracing`.
 * A file of its own, since an import is looked up from where it stands.
 */
export const api = () => import('@opentelemetry/api');
export const sdk = () => import('@opentelemetry/sdk-trace-base');
export const resources = () => import('@opentelemetry/resources');
export const exporter = () => import('@opentelemetry/exporter-trace-otlp-http');
