import type { Button, Mark, Part } from '../../contract/channel.ts';
import type { Reply } from '../../contract/reply.ts';
import { NOTE_ROOM } from '../again.ts';
import { split, type TextSpan, utf16 } from '../split.ts';
import { actionOf, HUMAN } from './press.ts';

/** Bot API: characters of a message after its entities are parsed. */
const LONGEST = 4096;

/** A reply as messages of Telegram: sources as a quote, their heading bold, buttons under the last one. */
export function render(reply: Reply): Part[] {
  const marks = marksOf(reply.text);
  const spans = split(reply.text, LONGEST - NOTE_ROOM.units, utf16);
  return spans.map((span, i) => ({
    text: reply.text.slice(span.start, span.end),
    marks: marks.flatMap((mark) => within(mark, span)),
    buttons: i === spans.length - 1 ? buttonsOf(reply) : [],
  }));
}

function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const heading of text.matchAll(/^(?:依据|提示)：/gm))
    marks.push({ kind: 'bold', offset: heading.index, length: heading[0].length });
  for (const sources of text.matchAll(/(?:^\[\d+\] [^\n]+\n?)+/gm))
    marks.push({ kind: 'quote', offset: sources.index, length: sources[0].trimEnd().length });
  return marks;
}

function within(mark: Mark, span: TextSpan): Mark[] {
  const start = Math.max(mark.offset, span.start);
  const end = Math.min(mark.offset + mark.length, span.end);
  return end > start ? [{ kind: mark.kind, offset: start - span.start, length: end - start }] : [];
}

function buttonsOf(reply: Reply): Button[][] {
  const { question } = reply;
  // A question that nobody will remember has no buttons.
  const choices = (question === undefined ? [] : reply.choices).map(({ label }, i): Button[] => [
    { label, action: actionOf({ question: question ?? '', nth: i + 1, asker: '' }) },
  ]);
  if (reply.outcome === 'answer' && reply.citations.length === 0) return choices;
  const votes = [
    { label: '有用', action: 'vote:+' },
    { label: '没用', action: 'vote:-' },
  ];
  const human = { label: '转人工', action: HUMAN };
  return [...choices, reply.outcome === 'ask' ? [human] : [...votes, human]];
}
