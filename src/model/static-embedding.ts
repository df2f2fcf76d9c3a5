import { readFileSync } from 'node:fs';
import { StaticTable } from '../language/static-table.ts';
import { LocalEmbeddings } from './embedding.ts';

/**
 * An embedding that this project trained (src/train): a text's vector is the weighted sum of its characters and pairs of
 * characters. It knows which words answer which in law and policy texts; it knows no order of words and no world.
 */
export class StaticEmbeddings extends LocalEmbeddings {
  readonly model: string;
  readonly dimension: number;
  private readonly table: StaticTable;

  constructor(table: StaticTable) {
    super();
    this.table = table;
    this.dimension = table.dimension;
    this.model = `static-1-${table.dimension}-${table.fingerprint.toString(16).padStart(8, '0')}`;
  }

  embed(text: string): number[] {
    return this.table.embed(text.normalize('NFKC').toLowerCase(), 'question');
  }

  override embedPassage(text: string): number[] {
    return this.table.embed(text.normalize('NFKC').toLowerCase(), 'passage');
  }
}

let held: StaticEmbeddings | undefined;

/** The embedded default: the table that ships, read when first asked for. */
export function defaultEmbeddings(): StaticEmbeddings {
  if (!held) {
    const file = readFileSync(new URL('static-table.bin', import.meta.url));
    held = new StaticEmbeddings(new StaticTable(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)));
  }
  return held;
}
