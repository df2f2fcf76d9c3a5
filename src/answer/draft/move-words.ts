import type { Segment, Statement } from './draft.ts';
import { moveWorking } from './working.ts';

/** A statement whose words and figures of the asker's stand further on, in a longer text of what was asked. */
export function moveWords(statement: Statement, by: number): Statement {
  return statement.map((segment) => moved(segment, by));
}

function moved(segment: Segment, by: number): Segment {
  if (segment.kind === 'words' || segment.kind === 'label')
    return { ...segment, start: segment.start + by, end: segment.end + by };
  if (segment.kind !== 'figure') return segment;
  const { binding } = segment;
  if (binding.origin === 'worked')
    return { ...segment, binding: { origin: 'worked', working: moveWorking(binding.working, by) } };
  if (binding.origin !== 'user') return segment;
  return { ...segment, binding: { origin: 'user', start: binding.start + by, end: binding.end + by } };
}

/** A statement whose calculations are those of one of several enterprises; `at` tells where each rule's stands among all. */
export function ofCase(statement: Statement, at: (rule: string) => number | undefined): Statement {
  return statement.map((segment): Segment => {
    if (segment.kind === 'step') return inCase(segment, at(segment.rule));
    if (segment.kind !== 'figure' || segment.binding.origin !== 'calculation') return segment;
    return { ...segment, binding: inCase(segment.binding, at(segment.binding.rule)) };
  });
}

function inCase<T extends object>(of: T, index: number | undefined): T {
  return index === undefined ? of : { ...of, case: index };
}
