import { cite, clauseFigure, listed, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { AnswerToFocus } from '../evidence/focus-answered.ts';
import { officeOf } from './not-stated.ts';
import { silentText } from './silent-text.ts';

/** Says first what the clause that follows says to what a question turns on. */
export function sayToFocus(
  writer: Writer,
  answer: AnswerToFocus,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
): void {
  const ask = ['可以问', ...officeOf(clause, document), cite(clause), '。'];
  switch (answer.lead) {
    case 'price-floor':
      if (answer.not) writer.say('不是按您说的“', { kind: 'words', ...answer.not }, '”算。');
      writer.say(
        answer.not ? '' : '不完全对：',
        '条文写的',
        clauseFigure(clause, answer.held),
        '是下限，只管下面写的这种价，不是一律打折',
        cite(clause),
        '。',
      );
      return;
    case 'not-written': {
      const words = listed(
        answer.words.map((one) => ({ kind: 'words' as const, ...one })),
        '”、“',
      );
      if (answer.certain) writer.say('不能这么说：', silentText(document), '没有写您说的“', words, '”。');
      else {
        writer.say(silentText(document), '没有写您问的“', words, '”。');
        writer.say(ask);
      }
      return;
    }
    case 'open-terms':
      writer.say(silentText(document), LEFT_OPEN[answer.open], '，', ask);
  }
}

const LEFT_OPEN: Record<Extract<AnswerToFocus, { lead: 'open-terms' }>['open'], string> = {
  'open-conditions': '只写了要“符合条件”，没有写是哪些条件',
  'open-scarce': '没有写哪些人算紧缺',
  'open-choice': '只写了要挑选，没有写按什么标准挑',
  'open-rules': '只写了按有关规定办，没有写具体规定',
};
