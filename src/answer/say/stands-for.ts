import type { Figure } from '../../language/figure.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import { cite, figure, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Explained } from '../evidence/explain-each.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece } from './clause.ts';

/** So many characters of the asker's figures stand behind one mark of whose they are. */
const TOGETHER = 14;

/** Says of each thing that is asked what the clause tells of it, in its own words. */
export function sayEach(writer: Writer, each: readonly Explained[], evidence: Evidence): Draft {
  const used = each.flatMap(({ stated }) => (stated ? [stated.of] : []));
  for (const { figures, stated } of each) {
    const clause = stated?.of.clause ?? used[0]?.clause;
    if (clause && stated) writer.say(askers(figures), quotePiece(clause, stated.piece), cite(clause));
    else if (clause) writer.say(askers(figures), '条文没有写', cite(clause), '。');
  }
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** 您提到的500、2000： */
function askers(figures: readonly Figure[]): readonly (string | Segment)[] {
  let length = 0;
  const told = figures.flatMap(({ text, start, end }, i) => {
    const joint = i > 0 ? '、' : '';
    const anew = i === 0 || length > TOGETHER;
    length = (anew ? 0 : length) + text.length + 1;
    return [anew ? `${joint}您提到的` : joint, figure(text, { origin: 'user', start, end })];
  });
  return told.length > 0 ? [...told, '：'] : [];
}
