import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, quote, Writer } from '../draft/writer.ts';
import { sentenceOfPoint } from '../evidence/clause-of-point.ts';
import { isLikelyUnstated } from '../evidence/stated/likely-unstated.ts';
import { sayLeftOut } from './not-stated.ts';

/** A sentence that shares less with a point is not shown for it. */
const SHOWN = 2;

/** What a clause says to one point: that it likely leaves it out, else its sentence that says most of it; null where none does. */
export function sayToPoint(point: AskedPoint, clause: Clause, document: PolicyDocument): Draft | null {
  const writer = new Writer();
  if (isLikelyUnstated(point, { clause, document })) sayLeftOut(writer, { clause, document }, [], [point]);
  else {
    const sentence = sentenceOfPoint(point.text, clause, document, SHOWN);
    if (!sentence) return null;
    writer.say(quote(clause, sentence.start, sentence.end), cite(clause));
  }
  return writer.draft('answer');
}
