import { createHash } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import type { Database } from './database.ts';

/** Bytes that one statement carries. */
const CHUNK = 2 << 20;

/**
 * Keeps the bytes of a file by their sha256, where they are not kept whole yet. Runs in a transaction.
 * @throws StoreError where they are not what was hashed
 */
export async function keepBlob(db: Database, sha256: string, content: () => Uint8Array): Promise<void> {
  const kept = await db.get(
    "SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY part)), 'hex') AS sha256 FROM blobs WHERE sha256 = $1",
    sha256,
  );
  if (kept?.sha256 === sha256) return;
  const bytes = Buffer.from(content());
  if (digestOf(bytes) !== sha256)
    throw new StoreError('发布时数据目录里的文件又有改动，没有发布。请等改完再运行一次 cewen reindex');
  await db.run('DELETE FROM blobs WHERE sha256 = $1', sha256);
  for (let part = 0; part === 0 || part * CHUNK < bytes.length; part += 1)
    await db.run(
      "INSERT INTO blobs (sha256, part, bytes) VALUES ($1, $2, decode($3, 'base64')) ON CONFLICT DO NOTHING",
      sha256,
      part,
      bytes.subarray(part * CHUNK, (part + 1) * CHUNK).toString('base64'),
    );
}

/** A chunk of a file, null where there are no more. */
export async function chunkOf(db: Database, sha256: string, part: number): Promise<Buffer | null> {
  const row = await db.get(
    "SELECT encode(bytes, 'base64') AS held FROM blobs WHERE sha256 = $1 AND part = $2",
    sha256,
    part,
  );
  return row && Buffer.from(String(row.held), 'base64');
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
