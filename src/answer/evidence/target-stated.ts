import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { clearlyBest } from './wanted-sentences.ts';

/** What is asked about is what the text aims at for all of a place: nobody is paid it, it is put upon no enterprise, and it tells nothing of what was reached. */
export interface TargetStated {
  readonly lead: 'target';
  /** A figure of the message that is the target; null where it names none. */
  readonly said: Figure | null;
  /** It is said to have been reached. */
  readonly reached: boolean;
  /** Money was asked for. */
  readonly money: boolean;
  /** What becomes of whoever misses it was asked. */
  readonly missed: boolean;
  /** As it stands in the clause. */
  readonly held: Figure;
}

/** What becomes of an enterprise that falls short, an aspect. */
const SANCTION = 'claw-back';

/** The target of which it is asked whether it is paid, open to be had, put upon somebody or reached; null where the text aims at nothing of the kind. */
export function targetStated(
  evidence: Evidence,
  ranked: Ranked,
  words: string,
  language: LanguageData,
): TargetStated | null {
  const { question, own } = evidence;
  const { signs, aspects } = question;
  const missed = aspects.includes(SANCTION);
  const money = signs.award || own.points.some((point) => point.aspects.includes('amount') && signs.money);
  const asked = signs.ways.has('asks-of-a-target') || money || missed;
  for (const said of own.figures) {
    if (!asked && !said.reached) continue;
    const [held] = sentencesOf(ranked.clause).flatMap((s) =>
      isAim(s, language) ? s.figures.filter((f) => isSame(f, said)) : [],
    );
    if (held) return { lead: 'target', said, reached: said.reached, money, missed, held };
  }
  const best = asked ? clearlyBest(ranked.clause, question, words) : null;
  const held = best && isAim(best, language) ? best.figures.find((f) => MEASURES.test(f.unit)) : undefined;
  const names = own.figures.some((f) => MEASURES.test(f.unit) && Number(f.value) > 1);
  return held && !names ? { lead: 'target', said: null, reached: false, money, missed, held } : null;
}

/** 60%是不是说我们厂要花到六成: what a text aims at for all of a place, put as one firm's own, is asked to be confirmed; null where the sentence that bears on it aims at nothing. */
export function aimAsOwn(evidence: Evidence, sentence: Sentence, language: LanguageData): TargetStated | null {
  const { signs, figures } = evidence.own;
  const held = sentence.figures.find(({ unit }) => MEASURES.test(unit));
  if (!held || !isAim(sentence, language)) return null;
  const said = figures.find((f) => sentence.figures.some((h) => isSame(h, f))) ?? null;
  const isOwn = signs.ownFirm || said?.unit === '%';
  return isOwn ? { lead: 'target', said, reached: false, money: false, missed: false, held } : null;
}

/** A target is told in counts and shares. */
const MEASURES = /^(?:count|%)$/;

/** A sentence that aims at something for all of a place and gives nothing. */
const isAim = ({ text }: Sentence, language: LanguageData): boolean =>
  language.pattern('{aims-at}').test(text) &&
  language.pattern('{aims-for-all}').test(text) &&
  !language.pattern('{gives}').test(text);

const isSame = (held: Figure, { value, unit }: Figure): boolean =>
  MEASURES.test(unit) && held.unit === unit && held.value === value;
