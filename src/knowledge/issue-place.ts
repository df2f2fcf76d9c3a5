import { z } from 'zod';

/** Where an issue stands; for a key that nobody knows, the key itself. */
export function issuePlace(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

/**
 * A schema that the presence of a key chooses, so that a fault is told of the part meant and not of every part that it might have been.
 * The first key that is present decides.
 */
export function byKey<T>(what: string, schemas: Readonly<Record<string, () => z.ZodType<T>>>): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    const key = Object.keys(schemas).find((k) => typeof value === 'object' && value !== null && k in value);
    const schema = key === undefined ? undefined : schemas[key]?.();
    if (!schema) {
      context.addIssue({ code: 'custom', message: `${what} 不对：写下面之一：${Object.keys(schemas).join('、')}` });
      return z.NEVER;
    }
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    for (const issue of read.error.issues)
      context.addIssue({ code: 'custom', path: issuePlace(issue), message: issue.message });
    return z.NEVER;
  }) as z.ZodType<T>;
}
