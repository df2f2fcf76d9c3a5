import type { PolicyDocument } from '../knowledge/document.ts';
import { isQuotation, printed, type Segment, type Statement } from './draft/draft.ts';
import { OVER } from './draft/over.ts';
import { shareOfPoint } from './evidence/says-of-point.ts';
import { pairsOf, sharedPairs } from './evidence/sentences.ts';
import { answerApart, type PartialReply } from './join-drafts.ts';

/** What one part of a message asks, in the asker's words and by their place in the whole. */
interface PartPoint {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It asks for help, money or how much. */
  readonly ofSum: boolean;
}

/** The reply to one part of a message, null where none was found, and the point that it answers. */
export interface AnsweredPart {
  readonly reply: PartialReply | null;
  readonly point: PartPoint;
  /** It tells of the document itself. */
  readonly ofDocument: boolean;
  /** The reply to the whole message answers it for sure. */
  readonly isAnswered: boolean;
  /** The clause that it is of likely leaves it unsaid. */
  readonly isSilent: boolean;
  /** That clause is the one that its words mean, by what was learned. */
  readonly isMeant: boolean;
}

/** Longer words are no label. */
const LONGEST = 20;
/** A sentence that shares less with a point does not answer it by its words alone; one that shares as much shows what is nearest. */
const ANSWERS = 3;
const SHOWS = 6;
/** Of the clause that is meant a sentence that shares anything answers. */
const SOME = 0.1;

/**
 * A reply to a whole message with what its parts are answered by themselves and it passes over, each in short: before it what is asked
 * before all that it answers, behind it the rest; null where it passes over nothing.
 */
export function withPartsAnswered(
  whole: PartialReply,
  parts: readonly AnsweredPart[],
  document: PolicyDocument,
): PartialReply | null {
  const held = whole.draft.statements;
  const brief = parts.map((part) => ({ part, own: inShort(part, document) }));
  const isUnpaid = held.some((one) => isUnpaidBy(one));
  const isAnswered = brief.map(
    ({ part, own }) =>
      part.isAnswered ||
      (part.point.ofSum && isUnpaid) ||
      leadOf(part, own).some((one) => isHeld(one, held)) ||
      repeats(part.point, held),
  );
  const heard = new Set<string>();
  const added = brief.flatMap(({ part, own }, i) => {
    const key = own.map(printed).join();
    if (!part.reply || own.length === 0 || isAnswered[i] || heard.has(key)) return [];
    heard.add(key);
    const statements = labelled(own, part.reply.asked, part);
    return [{ i, piece: { ...part.reply, draft: { ...part.reply.draft, statements } } }];
  });
  if (added.length === 0) return null;
  const first = isAnswered.indexOf(true);
  const ahead = added.filter(({ i }) => i < first).map(({ piece }) => piece);
  const behind = added.filter(({ i }) => i > first).map(({ piece }) => piece);
  const isReplaced = first < 0 && added.length === parts.length;
  const quoted = brief.flatMap(({ part, own }) => leadOf(part, own)).filter(hasQuotes);
  const pointed = held.some((one) => !isQuotation(one) && pointsOn(one));
  const shown = parts.map(({ point }) => nearest(held.filter(isQuotation), point, document));
  const told = isReplaced
    ? held.filter((one) => isOver(one) || (quoted.length === 0 && shown.includes(one)))
    : held.filter((one) => !isQuotation(one) || pointed || shown.includes(one) || quoted.some((s) => isHeld(s, [one])));
  const kept = { ...whole, draft: { ...whole.draft, statements: isReplaced || told.length > 0 ? told : held } };
  return answerApart(first < 0 ? [...behind, kept] : [...ahead, kept, ...behind]);
}

/** What answers first, and what that needs to be understood. */
function inShort(
  { reply, point, ofDocument, isSilent, isMeant }: AnsweredPart,
  document: PolicyDocument,
): readonly Statement[] {
  const [first, ...others] = (reply?.draft.statements ?? []).filter((one) => !isOver(one));
  if (!first) return [];
  if (ofDocument) return [first, ...others];
  const quotation = others.find(hasQuotes);
  if (isQuotation(first))
    return says(first, point, document, isMeant ? SOME : ANSWERS) ? [likest(first, point, document)] : [];
  const end = others.findIndex((one) => isQuotation(one) || goesOn(one));
  const lead = [first, ...others.slice(0, end < 0 ? others.length : end)];
  const unwritten = unwrittenBy(first);
  const isUnsaid = unwritten !== null && !DECIDED.some((words) => unwritten.startsWith(words));
  const near = quotation && says(quotation, point, document, isUnsaid ? SHOWS : ANSWERS);
  if (isUnsaid && !near && !isSilent) return [];
  const isShown = quotation && (near || pointsOn(first)) && !hasQuotes(first);
  return isShown ? [...lead, likest(quotation, point, document)] : lead;
}

const isOver = (one: Statement): boolean => printed(one).startsWith(`（这份文件`);
/** What only goes on: whom to ask, what comes nearest, who is in charge. */
const ENDS = ['可以问', '条文写的是', '由', '以主管部门'];
const goesOn = (one: Statement): boolean => ENDS.some((words) => printed(one).startsWith(words));
/** It points to the words of the clause behind it. */
const pointsOn = (one: Statement): boolean => printed(one).includes('下面') || printed(one).endsWith('：');

/** What a statement says is not written, null where it says no such thing first. */
function unwrittenBy(one: Statement): string | null {
  const words = printed(one);
  const at = words.indexOf(NOT_WRITTEN);
  return at > 0 && at <= FIRST ? words.slice(at + NOT_WRITTEN.length) : null;
}
const NOT_WRITTEN = '没有写';
const FIRST = 8;
/** No part of a clause would tell more of these: that no sum is written, that a figure is not. */
const DECIDED = ['发钱', '明', '您提到'];
/** That no sum is written, however that is put. */
const SUMS = ['发钱', '明具体金额', '具体金额', '金额', '具体给多少', '给多少', '给企业多少'];
const isUnpaidBy = (one: Statement): boolean => SUMS.some((words) => unwrittenBy(one)?.startsWith(words));

/** What a part is answered with, else what its reply begins with. */
const leadOf = ({ reply }: AnsweredPart, own: readonly Statement[]): readonly Statement[] =>
  own.length > 0 ? own : (reply?.draft.statements.slice(0, 1) ?? []);

const hasQuotes = (one: Statement): boolean => one.some(({ kind }) => kind === 'quote');

/** A sentence that is quoted says as much of what a point asks. */
const says = (one: Statement, { text }: PartPoint, document: PolicyDocument, least = ANSWERS): boolean =>
  one.some((s) => s.kind === 'quote' && shareOfPoint(text, s, document) >= least);

/** Of quotations the one that says most of what a point asks, where one says as much. */
function nearest(quotations: readonly Statement[], point: PartPoint, document: PolicyDocument): Statement | undefined {
  const share = (one: Statement): number =>
    Math.max(0, ...one.map((s) => (s.kind === 'quote' ? shareOfPoint(point.text, s, document) : 0)));
  return quotations.filter((one) => share(one) >= ANSWERS).sort((a, b) => share(b) - share(a))[0];
}

/** The asker's own words or figures of a point are repeated. */
const repeats = ({ start, end }: PartPoint, held: readonly Statement[]): boolean =>
  held.flat().some((s) => {
    const own =
      s.kind === 'words' ? s : s.kind === 'figure' && s.binding.origin === 'user' ? s.binding : { start: -1, end };
    return own.start >= start && own.end <= end;
  });

/** A statement stands in another reply: by the same words of a clause, by what it says is not written, or that the text is over. */
function isHeld(one: Statement, held: readonly Statement[]): boolean {
  const quotes = one.filter((s) => s.kind === 'quote');
  const isQuoted = (own: Segment): boolean =>
    own.kind === 'quote' &&
    held.some((s) =>
      s.some((h) => h.kind === 'quote' && h.clause === own.clause && h.start <= own.start && h.end >= own.end),
    );
  if (quotes.length > 0) return quotes.every(isQuoted);
  const words = bareWords(one);
  const isOfBoth = (tells: (own: Statement) => boolean): boolean => held.some((s) => tells(s) && tells(one));
  return (
    held.some((s) => withoutTitles(s).includes(words)) ||
    isOfBoth((own) => printed(own).includes(OVER)) ||
    isOfBoth(isUnpaidBy)
  );
}

/** As a document is called by its title once. */
const withoutTitles = (one: Statement): string =>
  printed(one)
    .replace(/《[^》]*》：?/g, '')
    .replaceAll('这份文件', '');

/** The words of a statement without their last mark, and of what is not written that alone. */
function bareWords(one: Statement): string {
  const words = withoutTitles(one).replace(/[。，].{0,16}$/, '');
  const at = words.indexOf(NOT_WRITTEN);
  return at > 0 && at <= FIRST ? words.slice(at + NOT_WRITTEN.length) : words;
}

/** Of several sentences that are quoted the one that says most of what is asked. */
function likest(quotation: Statement, { text }: PartPoint, document: PolicyDocument): Statement {
  const quotes = quotation.filter((s) => s.kind === 'quote');
  if (quotes.length < 2) return quotation;
  const [best] = quotes
    .map((s) => ({ s, share: shareOfPoint(text, s, document) }))
    .sort((a, b) => b.share - a.share || b.s.text.length - a.s.text.length)
    .map(({ s }) => s);
  return quotation.filter((s) => s.kind !== 'quote' || s === best);
}

/** With the words of its point before it, where it says none of them. */
function labelled(own: readonly Statement[], asked: string, { point, ofDocument }: AnsweredPart): readonly Statement[] {
  const [first, ...others] = own;
  const text = point.text.split(/[:：]\d*|[,，](?=.{4})/).at(-1) ?? '';
  const start = asked.lastIndexOf(text);
  if (!first || ofDocument || start < 0 || text.length > LONGEST || sharedPairs(printed(first), pairsOf(text)) > 0)
    return own;
  const label = { kind: 'label', text, start, end: start + text.length } as const;
  return [[{ kind: 'text', text: '“' }, label, { kind: 'text', text: '”：' }, ...first], ...others];
}
