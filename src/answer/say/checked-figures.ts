import type { Figure } from '../../language/figure.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import { cite, limited, type Pieces, Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HeldFigure } from '../evidence/figures-aligned.ts';
import type { CheckedFigure, FiguresChecked } from '../evidence/figures-checked.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece } from './clause.ts';
import { withoutQuotesShown } from './premises.ts';
import { silentText } from './silent-text.ts';

/** A line for each figure that was put up to be checked, then the sentences that hold what they are checked by, each once; what else is asked follows. */
export function sayFiguresChecked({ of, each }: FiguresChecked, rest: Draft | null, evidence: Evidence): Draft {
  const writer = new Writer(evidence.noticed);
  for (const one of each) sayChecked(writer, one, of);
  const held = each.flatMap((one): readonly HeldFigure[] =>
    one.verdict === 'absent' ? [] : one.verdict === 'wrong' ? [one.due, ...(one.held ? [one.held] : [])] : [one.held],
  );
  const shown = held.filter((h, i) => held.findIndex((o) => o.sentence === h.sentence) === i);
  for (const { clause, sentence } of shown) writer.say(...quotePiece(clause, sentence), cite(clause));
  if (rest) return withoutQuotesShown(writer.draft('answer'), rest);
  sayStatusOf(writer, evidence, [of]);
  closeWithCaveats(writer, [of]);
  return writer.draft('answer');
}

/** What is told of a figure that the text has, where it is not known whether it is the one that is meant. */
export const LEFT_OPEN = '条文有这个数，要看是不是下面写的';

function sayChecked(writer: Writer, one: CheckedFigure, of: FiguresChecked['of']): void {
  const label = { kind: 'label' as const, ...one.called };
  const say = (...pieces: readonly (string | Segment | Pieces)[]): void =>
    writer.say('“', label, '”：', ...pieces, '。');
  switch (one.verdict) {
    case 'right':
      say(isCeiling(one) ? '有这个数，是上限，不是定额' : '对', cite(one.held.clause));
      return;
    case 'wrong': {
      const { clause, figure } = one.due;
      const due = [limited(clause, { ...figure, bound: figure.bound === 'at-most' ? 'at-most' : 'exact' })];
      const written = TOLD_BARE.has(figure.bound) ? ['，条文写的是', ...due.flat()] : [];
      say('不对', ...written, one.held ? '；这个数在条文里说的是别的' : '', cite(clause));
      return;
    }
    case 'has':
      say(LEFT_OPEN, cite(one.held.clause));
      return;
    case 'absent':
      say(silentText(of.document), '没有写这个数', cite(of.clause));
      return;
  }
}

/** It is told as what is paid, and is the most that may be. */
const isCeiling = ({ said, held }: Extract<CheckedFigure, { verdict: 'right' }>): boolean =>
  held.figure.bound === 'at-most' && !said.upToThere && !said.ofClause;

/** 240家左右 is told by its sentence. */
const TOLD_BARE: ReadonlySet<Figure['bound']> = new Set(['exact', 'at-least', 'above', 'at-most']);
