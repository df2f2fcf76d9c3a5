import type { Draft } from '../draft/draft.ts';
import { cite, clauseFigure, figure, limited, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { LineFallen } from '../evidence/line-fallen.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { placeOfDocument, quotePiece } from './clause.ts';
import { officeOf } from './not-stated.ts';

/** Says on which side of a clause's line a figure falls, and the words that say so. */
export function saySideOfLine(writer: Writer, fallen: LineFallen, rest: Draft | null, evidence: Evidence): Draft {
  const { of, piece } = fallen;
  const { clause, document } = of;
  const ask: Pieces = ['要定准可以问', ...officeOf(clause, document)];
  switch (fallen.falls) {
    case 'step':
      writer.say('按', clauseFigure(clause, fallen.pays), '那档', cite(clause), '。');
      if (fallen.edge === 'unmarked') writer.say('条文没有写那档正好这个数算不算', cite(clause), '，', ask, '。');
      break;
    case 'within':
    case 'without':
      saySide(writer, fallen, ask);
      if (fallen.falls === 'within' && evidence.own.line?.asks === 'reached')
        writer.say('别的条件也要符合', cite(clause), '。');
      break;
    case 'rounded':
      if (fallen.short)
        writer.say(
          '不够：您说的',
          ofAsker(fallen.said),
          '，没有达到',
          clauseFigure(clause, fallen.held),
          cite(clause),
          '。',
        );
      writer.say('条文没有写可以四舍五入', cite(clause), '，', ask, '。');
      break;
  }
  if (rest) {
    const first = writer.draft('answer');
    return { ...rest, statements: [...first.statements, ...rest.statements] };
  }
  const placed =
    evidence.question.regions.length + evidence.question.documents.length > 0 || writer.noticed.has(document.id);
  writer.say(
    placed ? [] : name(placeOfDocument(of)),
    placed ? '条文写的是：' : '的条文写的是：',
    quotePiece(clause, piece),
    cite(clause),
  );
  sayStatusOf(writer, evidence, [of]);
  closeWithCaveats(writer, [of]);
  return writer.draft('answer');
}

function saySide(
  writer: Writer,
  { of: { clause }, falls, held, edge, pays }: Extract<LineFallen, { falls: 'within' | 'without' }>,
  ask: Pieces,
): void {
  if (falls === 'without') {
    const short = held.bound === 'above' ? '还不够' : '不在里面';
    writer.say('不算在内：正好', clauseFigure(clause, held), short, cite(clause), '。');
  } else if (edge !== 'marked') writer.say('一般算在内，但条文没有写正好这个数算不算', cite(clause), '，', ask, '。');
  else if (held.bound === 'at-most')
    writer.say('算在内：', limited(clause, held), '，正好这个数没有超过', cite(clause), '。');
  else
    writer.say(
      '算在内：正好',
      clauseFigure(clause, held),
      '也够',
      pays ? ['，给', clauseFigure(clause, pays)] : [],
      cite(clause),
      '。',
    );
}

const ofAsker = ({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) =>
  figure(text, { origin: 'user', start, end });
