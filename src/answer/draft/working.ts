/**
 * How a figure is worked out of figures that a clause prints and figures that the asker told; offsets are UTF-16 units in the clause's
 * text and in what was asked. `share`: so much per cent of something; `times`: so much for each of so many, or for so long;
 * `months`: a stretch of time in months.
 */
export type Working =
  | { readonly by: 'clause'; readonly clause: string; readonly start: number; readonly end: number }
  | { readonly by: 'asker'; readonly start: number; readonly end: number }
  | { readonly by: 'months'; readonly of: Working }
  | { readonly by: 'share' | 'times' | 'least' | 'less' | 'plus'; readonly of: Working; readonly with: Working };

/** What a working takes from what was asked, moved on in a longer text. */
export function moveWorking(working: Working, by: number): Working {
  if (working.by === 'clause') return working;
  if (working.by === 'asker') return { by: 'asker', start: working.start + by, end: working.end + by };
  if (working.by === 'months') return { by: 'months', of: moveWorking(working.of, by) };
  return { ...working, of: moveWorking(working.of, by), with: moveWorking(working.with, by) };
}

/** The clauses of which figures go into a working. */
export function clausesOf(working: Working): readonly string[] {
  if (working.by === 'clause') return [working.clause];
  if (working.by === 'asker') return [];
  if (working.by === 'months') return clausesOf(working.of);
  return [...clausesOf(working.of), ...clausesOf(working.with)];
}
