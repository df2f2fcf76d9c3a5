import { createHash, randomBytes } from 'node:crypto';

/**
 * What addresses are digested with before they are put on record. It is never kept with them, and comes from nothing that opens the
 * database: whoever has both finds each address by trying all there are. Programs with the same `secret` take an address for one; without a secret it ends with the process.
 */
export const sourceKey = (secret: string | null): Uint8Array =>
  secret === null ? randomBytes(32) : createHash('sha256').update(`cewen page source ${secret}`).digest();
