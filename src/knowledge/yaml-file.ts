import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { placeOf } from './issue-place.ts';

/** What a YAML file says, and the line (1-based) on which each of its parts stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  /** The line of the part at `path`, or of the nearest part above it that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads `text` by `schema`. Throws a KnowledgeError that lists every fault, one `file:line: what` a line. */
export function readYaml<S extends z.ZodType>(file: string, text: string, schema: S): YamlFile<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const broken = document.errors.map((e) => `${file}:${counter.linePos(e.pos[0]).line}: ${e.message.split('\n')[0]}`);
  if (broken.length) throw new KnowledgeError(broken.join('\n'));
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const start = startOf(document, path.slice(0, length));
      if (start !== undefined) return counter.linePos(start).line;
    }
    return 1;
  };
  const read = schema.safeParse(document.toJS());
  if (read.success) return { file, data: read.data, lineOf };
  const faults = read.error.issues.map(
    (issue) => `${file}:${lineOf(placeOf(issue))}: ${placeOf(issue).map(String).join('.')}: ${issue.message}`,
  );
  throw new KnowledgeError(faults.join('\n'));
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
