import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readYaml } from '../../src/knowledge/yaml-file.ts';
import { ROOT } from '../fakes/root.ts';

const folder = join(ROOT, 'knowledge');

/** The YAML files of the held knowledge. */
export function yamlFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
}

export const sizeOf = (name: string): number => statSync(join(folder, name)).size;

/** Holds what the quick parser reads of a file against what the one that knows the lines reads. */
export function readAlike(name: string): void {
  const text = readFileSync(join(folder, name), 'utf8');
  expect(readYaml(name, text, z.unknown()).data, name).toEqual(parse(text));
}
