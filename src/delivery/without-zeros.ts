/** The same value without zero bytes in any of its texts: no app shows them, and a database ends a text there or refuses it. */
export function withoutZeros<T>(value: T): T {
  return without(value) as T;
}

function without(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (Array.isArray(value)) return value.map(without);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, without(held)]));
}
