/** What a file of clients may be: bytes as sent, bytes unpacked, rows and columns. */
export const SHEET_LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpacked: 200 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
} as const;
