import { describe, expect, it } from 'vitest';
import { goldRows, measureOutlines, SHARED } from '../eval/outlines.ts';

describe('the outlines of published documents', () => {
  it('are held against more than 300 boundaries in four formats', () => {
    const rows = goldRows();
    expect(rows.reduce((sum, row) => sum + row.units.length, 0)).toBeGreaterThan(300);
    expect(new Set(rows.map((row) => row.source.split('/')[0])).size).toBe(4);
  });

  // The published documents are no part of the repository: without them beside it this one is left out.
  it.skipIf(!SHARED)('have at least 98 of 100 boundaries right, and miss no more', async () => {
    const measures = await measureOutlines(SHARED ?? '');
    const sum = (of: 'gold' | 'found' | 'right'): number => measures.reduce((total, m) => total + m[of], 0);
    expect(sum('right') / sum('found')).toBeGreaterThan(0.98);
    expect(sum('right') / sum('gold')).toBeGreaterThan(0.98);
  });
});
