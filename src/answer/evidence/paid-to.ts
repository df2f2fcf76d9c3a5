import type { LanguageData } from '../../knowledge/language-data.ts';
import { GRANTS } from '../../language/official-text.ts';
import { type Party, partiesIn } from '../../understand/parties.ts';
import { sentencesAsked } from './asked-sentences.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { PaidTo } from './recipient-stated.ts';
import { sentencesOf } from './sentences.ts';

/** Parties of which one is surely not the other: an institution may well be a firm. */
const APART: Readonly<Record<Party, readonly Party[]>> = {
  local: ['firm', 'person', 'carrier', 'institution'],
  person: ['local'],
  firm: ['local'],
  carrier: ['local'],
  institution: ['local'],
};

/** Who is given what is asked about, where the message asks or puts it; null where several sentences give to different ones, or none says to whom. */
export function paidTo(evidence: Evidence, ranked: Ranked, language: LanguageData): PaidTo | null {
  const put = evidence.own.focus.recipients;
  if (!put) return null;
  const asked = sentencesAsked(evidence, ranked) ?? sentencesOf(ranked.clause);
  const giving = asked.flatMap((sentence) => {
    const to = GRANTS.test(sentence.text) ? payeeOf(sentence.text, language) : null;
    return to ? [{ sentence, to }] : [];
  });
  // 奖补 of one that says just that, beside one that grants something else.
  const says = (text: string): number => evidence.own.distinct.filter(({ word }) => text.includes(word)).length;
  const most = Math.max(0, ...giving.map(({ sentence }) => says(sentence.text)));
  const [first, ...others] = giving.filter(({ sentence }) => says(sentence.text) === most);
  if (!first || others.some(({ to }) => to !== first.to)) return null;
  const { to } = first;
  // 补给我的吗: the asker is a firm.
  const meant = [...put].map((one): Party => (one === 'self' ? 'firm' : one));
  const not = [...new Set(meant)].filter((one) => APART[to].includes(one));
  return { lead: 'paid-to', to, not, on: [first.sentence] };
}

/** The party right behind the words that give (奖励项目所在街道), else the first that the sentence names. */
function payeeOf(text: string, language: LanguageData): Party | null {
  const parties = partiesIn(text, language);
  const gives = language.places('{gives-to}', text);
  const behind = parties.find(({ start }) => gives.some(({ end }) => start >= end && start - end <= NEAR));
  return (behind ?? parties[0])?.party ?? null;
}
/** 奖励项目所在街道: so many characters may stand between. */
const NEAR = 5;
