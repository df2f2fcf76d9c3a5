import type { Before } from '../before.ts';
import { documentMeant } from '../document-meant.ts';
import type { ActTable } from '../learned/act-table.ts';
import { readActs } from '../learned/learned-acts.ts';
import { questionOf } from '../question.ts';
import type { Acts } from '../reading.ts';
import { asksOfAnyMeasure } from '../subject.ts';
import type { Asking } from './hypothesis.ts';
import { inherit, placed } from './in-context.ts';
import { readSigns, type TopicReaders } from './read-signs.ts';

/** What words are read with. */
export interface WordReaders extends TopicReaders {
  /** Null where patterns alone read what a message does. */
  readonly actTable: ActTable | null;
}

/** Follow-ups take place, policy and topic from before; a new topic takes the place alone. */
export function readAsWritten(raw: string, before: Before, asOf: string, on: WordReaders): Asking {
  const { words, turn, stated, continues, leans } = readSigns(raw, before, asOf, on);
  const { answers, states, tells, corrects, leavesOpen } = turn;
  const read = readActs(words, turn, stated, on.knowledge, on.actTable);
  const acts: Acts = before.awaiting && states ? [{ act: 'inform' }, before.awaiting] : read.acts;
  const own = questionOf(words, acts, read.aspects, on.knowledge);
  const follows =
    before.searched !== '' && (continues || (leans && own.act.act !== 'courtesy') || asksOfAnyMeasure(own, before));
  const question = follows ? inherit(own, before, continues, on.knowledge) : placed(own, before);
  // 跟研发补贴能一起拿吗: with what was talked of.
  const beside = own.act.act === 'together' ? { ...question, talkedOf: before.cited } : question;
  const meant = documentMeant(placed(own, before), before, on.knowledge);
  return {
    own,
    question: meant ? { ...placed(own, before), documents: [meant], talkedOf: before.cited } : beside,
    acts,
    answers,
    continues,
    states,
    tells,
    corrects,
    leavesOpen,
    ...stated,
    measures: [],
  };
}
