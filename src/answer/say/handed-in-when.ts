import { cite, clauseFigure, figure, type Writer } from '../draft/writer.ts';
import type { HandInBefore } from '../evidence/hand-in-before.ts';

/** Says first whether it is too late to ask for something; the sentence that says up to when is quoted with it. */
export function sayHandInBefore(writer: Writer, { of: { clause }, late, by }: HandInBefore): void {
  const cites = cite(clause);
  if (by === 'event') {
    writer.say(late ? '晚了：条文要求在这之前就提出' : '时间上来得及：条文要求在这之前提出', cites, '。');
    return;
  }
  const day = ['条文写的是', clauseFigure(clause, by.day), '前', cites];
  if (by.said === null) {
    writer.say('今年的已经过了：', day, '。');
    return;
  }
  const said = figure(by.said.text.trim(), { origin: 'user', start: by.said.start, end: by.said.end });
  writer.say(late ? '来不及：' : '时间上来得及：', day, '，您说的', said, late ? '已经过了。' : '没有过。');
}
