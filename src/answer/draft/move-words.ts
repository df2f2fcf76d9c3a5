import type { Segment, Statement } from './draft.ts';

/** A statement whose words and figures of the asker's stand further on, in a longer text of what was asked. */
export function moveWords(statement: Statement, by: number): Statement {
  return statement.map((segment) => moved(segment, by));
}

function moved(segment: Segment, by: number): Segment {
  if (segment.kind === 'words') return { ...segment, start: segment.start + by, end: segment.end + by };
  if (segment.kind !== 'figure' || segment.binding.origin !== 'user') return segment;
  const { start, end } = segment.binding;
  return { ...segment, binding: { origin: 'user', start: start + by, end: end + by } };
}
