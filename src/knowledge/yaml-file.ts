import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { issuePlace } from './issue-place.ts';

/** What a YAML file says, and the line (1-based) on which each of its parts stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  /** The line of the part at `path`, or of the nearest part above it that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** What texts say by a schema, those read last: a knowledge is read again by whoever checks it, and after each change of one file. */
const held = new WeakMap<z.ZodType, Map<string, Omit<YamlFile<unknown>, 'file'>>>();
/** More than the files of a knowledge. */
const HELD = 400;

/** Reads `text` by `schema`, once. Throws a KnowledgeError that lists every fault, one `file:line: what` a line. */
export function readYaml<S extends z.ZodType>(file: string, text: string, schema: S): YamlFile<z.infer<S>> {
  const known = held.get(schema) ?? new Map<string, Omit<YamlFile<unknown>, 'file'>>();
  held.set(schema, known);
  const read = known.get(text) ?? readAnew(file, text, schema);
  known.delete(text);
  known.set(text, read);
  for (const oldest of known.keys()) {
    if (known.size <= HELD) break;
    known.delete(oldest);
  }
  return { ...(read as YamlFile<z.infer<S>>), file };
}

/** js-yaml reads twice as fast; yaml, which knows the lines, reads the text again where one is asked for or it can't be read. */
function readAnew<S extends z.ZodType>(file: string, text: string, schema: S): Omit<YamlFile<z.infer<S>>, 'file'> {
  const counter = new LineCounter();
  let read: Document | undefined;
  const lined = (): Document => {
    read ??= parseDocument(text, { lineCounter: counter });
    return read;
  };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const start = startOf(lined(), path.slice(0, length));
      if (start !== undefined) return counter.linePos(start).line;
    }
    return 1;
  };
  const whole = (): unknown => {
    const broken = lined().errors.map((e) => `${file}:${counter.linePos(e.pos[0]).line}: ${e.message.split('\n')[0]}`);
    if (broken.length) throw new KnowledgeError(broken.join('\n'));
    return lined().toJS();
  };
  const fitting = schema.safeParse(quickly(text) ?? whole());
  if (fitting.success) return { data: fitting.data, lineOf };
  const faults = fitting.error.issues.map(
    (issue) => `${file}:${lineOf(issuePlace(issue))}: ${issuePlace(issue).map(String).join('.')}: ${issue.message}`,
  );
  throw new KnowledgeError(faults.join('\n'));
}

/** What the text says; undefined where it says nothing or can't be read. */
export function quickly(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA }) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where the part at `path` begins: at its key, if it has one. */
function startOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const above = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = isMap(above)
    ? above.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key
    : undefined;
  const node = key ?? document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
