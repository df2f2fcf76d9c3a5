import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Figure } from '../language/figure.ts';
import { aspectsAsked, aspectsMeant, OF_THE_CASE } from './aspects.ts';
import { matchAct, says } from './match-act.ts';
import { type Question, understand } from './question.ts';
import type { Part } from './questions-in.ts';
import type { Act, AskedAspect, Span, Stated, Subject, Talk } from './reading.ts';
import { subjectOf, subjectsOf } from './subject.ts';
import type { ReadTopics } from './topic.ts';

/** What one part of a message does: mostly one act; a correction that goes on to ask is two. */
export function actsOfPart(
  part: Part,
  before: Talk,
  stated: readonly Stated[],
  knowledge: Knowledge,
  readTopics: ReadTopics,
): readonly Act[] {
  const { span } = part;
  const { language } = knowledge;
  const question = understand(part.text, knowledge, readTopics);
  const { text } = question;
  const aspects = aspectsMeant(aspectsAsked(text, language));
  const told = stated.filter((s) => s.span.start >= span.start && s.span.end <= span.end);
  const asks = aspects.length > 0 || language.pattern('{asks-something}').test(text);
  const aside = matchAct(text, language, ({ act }) => act === 'off-topic');
  if (aside) return [{ act: 'off-topic', which: aside.entry.which ?? '', span }];
  if (before.pending) {
    if (says(text, language, 'unsure')) return [{ act: 'unsure', span }];
    if (!asks) return [says(text, language, 'correct') ? { act: 'correct', span } : { act: 'answer', span }];
  }
  const corrects = says(text, language, 'correct') ? [{ act: 'correct', span } as const] : [];
  if (corrects.length > 0 && !asks) return corrects;
  if (!asks && told.length > 0 && !isWanted(question, told, knowledge)) return [{ act: 'inform', span }];
  return [...corrects, asked(question, aspects, told, before, span, knowledge)];
}

/** The act of a part that asks something. */
function asked(
  question: Question,
  aspects: readonly AskedAspect[],
  told: readonly Stated[],
  before: Talk,
  span: Span,
  knowledge: Knowledge,
): Act {
  const { language } = knowledge;
  const { text } = question;
  const of = subjectOf(question, knowledge, aspects);
  const has = (aspect: string) => aspects.some((a) => a.aspect === aspect);
  const sign = (name: string) => language.pattern(`{${name}}`).test(text);
  const rise = matchAct(text, language, ({ act }) => act === 'rise');
  if (rise) return { act: 'rise', to: rise.groups.to ?? null, span };
  const subjects = subjectsOf(question, knowledge);
  // 跟研发补贴能一起拿吗: the other is what was talked of.
  if (has('several-at-once') && (subjects.length > 1 || (before.talking && of.measures.length > 0)))
    return { act: 'together', of: subjects, span };
  if (says(text, language, 'compare')) return { act: 'compare', of: subjects, span };
  if (says(text, language, 'what-can-i-get')) return { act: 'what-can-i-get', of, span };
  const figures = told.some((t) => t.figure);
  const own = figures || sign('own-firm') || sign('wants-sum') || (told.length > 0 && sign('can-get'));
  const isOwn = (f: Figure) => told.some((t) => t.span.start < f.end && t.span.end > f.start);
  const claim = claimedFigure(question, isOwn, language);
  if (claim !== undefined && !(own && (figures || sign('asker')))) return { act: 'claim', of, figure: claim, span };
  const ofText = aspects.some((a) => !OF_THE_CASE.has(a.aspect));
  if (own && !ofText && (figures || !(sign('limit') || sign('rate-of-one'))))
    return { act: 'calculate', of, total: totalOf(question, of, language.pattern('{total}').test(text)), span };
  return { act: 'ask', aspects: withOther(aspects, of, before, span), of, span };
}

/** Figures of the case beside a measure's name want a sum though nothing is asked: 市级小巨人，贷款800万，贴息. */
function isWanted(question: Question, told: readonly Stated[], knowledge: Knowledge): boolean {
  return told.some((t) => t.figure) && subjectOf(question, knowledge, []).measures.length > 0;
}

function totalOf({ figures }: Question, { measures }: Subject, total: boolean): 'none' | 'years' | 'measures' {
  if (!total) return 'none';
  return figures.some((f) => f.unit === 'year') || measures.length < 2 ? 'years' : 'measures';
}

/** What is asked that no listed aspect covers: the words beside the measure that is named or talked of. */
function withOther(aspects: readonly AskedAspect[], of: Subject, before: Talk, span: Span): readonly AskedAspect[] {
  const plain = aspects.every((a) => a.aspect === 'whether');
  const named = of.measures.length + of.documents.length > 0 || before.talking;
  return plain && named && of.words.length > 0 ? [{ aspect: 'other', words: of.words.join('、'), span }] : aspects;
}

/**
 * The figure that a question claims of a policy (听说能补5%, 奖励是300万吗), as printed; null where it claims without one (听说小微企业也行);
 * undefined where it claims nothing. `isOwn` tells the figures of the asker's case, which are no claim.
 */
function claimedFigure(
  { text, wants }: Question,
  isOwn: (figure: Figure) => boolean,
  language: LanguageData,
): string | null | undefined {
  const first = wants.claimed.find((f) => !isOwn(f));
  return first?.text ?? (says(text, language, 'claim') ? null : undefined);
}
