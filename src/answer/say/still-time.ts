import { cite, clauseFigure, figure, listed, type Writer } from '../draft/writer.ts';
import type { InTime, LeadOfTime } from '../evidence/in-time.ts';
import { sayHandInBefore } from './handed-in-when.ts';

/** Says first whether it is too late. */
export function sayByTime(writer: Writer, lead: LeadOfTime): void {
  if (lead.lead === 'hand-in-before') sayHandInBefore(writer, lead);
  else sayInTime(writer, lead);
}

/** Says first whether there is still time to ask for something; the sentence that says up to when is quoted with it. */
function sayInTime(writer: Writer, { of: { clause }, late, by }: InTime): void {
  const ofAsker = (f: { text: string; start: number; end: number }) => [
    '您说的',
    figure(f.text.trim(), { origin: 'user', start: f.start, end: f.end }),
  ];
  if (by.kind === 'span') {
    const until = by.until ? ['到', ...ofAsker(by.until)] : ['到今天'];
    const begin = late ? '来不及：' : '时间上来得及：';
    const end = late ? '已经超过了。' : '还没有满。';
    writer.say(
      begin,
      '条文写的是',
      clauseFigure(clause, by.span),
      cite(clause),
      '，从',
      ...ofAsker(by.since),
      '算，',
      ...until,
      end,
    );
    return;
  }
  const windows = listed(
    by.windows.map(({ from, to }) => [clauseFigure(clause, from), '到', clauseFigure(clause, to)]),
    '、',
  );
  const day = by.at ? ofAsker(by.at) : ['今天'];
  writer.say(...day, late ? '不在受理的时间里：' : '在受理的时间里：', '条文写的是', windows, cite(clause), '。');
}
