import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { parseFigures } from '../language/figure.ts';
import { readYaml } from './yaml-file.ts';

/** Fixed sentences by key (greeting, thanks …), a line each. */
export type Replies = ReadonlyMap<string, readonly string[]>;

const sentence = z
  .string()
  .min(1)
  .refine((text) => parseFigures(text).length === 0, { message: '固定的话里不写数字：去掉' });
const RepliesFile = z.record(z.string().regex(/^[a-z]+(?:-[a-z]+)*$/), z.array(sentence).min(1));

/** Reads `root`/replies.yaml; nothing where there is none. @throws KnowledgeError with file and line, also where a sentence states a figure */
export function readReplies(root: string): Replies {
  const file = join(root, 'replies.yaml');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(readYaml(relative(process.cwd(), file), readFileSync(file, 'utf8'), RepliesFile).data));
}

/** The sentences of a key. A key that the file lacks is a fault of the knowledge folder. */
export function sentencesFor(replies: Replies, key: string): readonly string[] {
  const found = replies.get(key);
  if (!found) throw new Error(`replies.yaml has no ${key}`);
  return found;
}
