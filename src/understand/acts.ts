import type { Knowledge } from '../knowledge/load.ts';
import { normalise } from '../language/normalise.ts';
import { actsOfPart } from './act-of-part.ts';
import { readCommon } from './act-of-whole.ts';
import { questionsIn } from './questions-in.ts';
import type { Act, Span, Stated, Talk } from './reading.ts';
import type { ReadTopics } from './topic.ts';

/**
 * What a message does, in order: one act for a word of command or of courtesy, else one for each of its questions (of several years,
 * places or measures too). Spans are of the message as normalised.
 */
export function readActs(
  message: string,
  before: Talk,
  stated: readonly Stated[],
  knowledge: Knowledge,
  readTopics: ReadTopics,
): readonly Act[] {
  const text = normalise(message);
  const common = readCommon(text, before.pending, knowledge.language);
  if (common) {
    const [act, rest] = common;
    if (rest === '') return [act];
    const from = text.length - rest.length;
    const moved = stated.flatMap(({ span, figure }) =>
      span.start < from ? [] : [{ span: shift(span, -from), figure }],
    );
    const acts = readActs(rest, { pending: false, talking: false }, moved, knowledge, readTopics);
    return [act, ...acts.map((a) => ({ ...a, span: shift(a.span, from) }))];
  }
  return questionsIn(text, knowledge.language).flatMap((part) =>
    actsOfPart(part, before, stated, knowledge, readTopics),
  );
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
