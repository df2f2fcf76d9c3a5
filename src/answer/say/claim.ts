import type { Figure } from '../../language/figure.ts';
import { cite, documentDate, figure, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { type Sentence, sentencesOf } from '../evidence/sentences.ts';
import { ofClause } from '../evidence/tier-told.ts';
import { sentencesAbout } from '../evidence/wanted-sentences.ts';
import { otherCase } from './other-case.ts';

/**
 * Where the asker states a figure of the policy (听说是5%), says whether the sentences of the clause that are about it hold it.
 * The clause itself follows in its own words. What the asker says of their own case is no claim: those questions are calculated.
 */
export function answerClaim(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const claims = claimsOf(evidence);
  if (claims.length === 0) return;
  const about = sentencesAbout(ranked.clause, evidence.question, evidence.expansions);
  const held = [...about, ...alsoAbout(evidence, ranked, about)].flatMap((s) => s.figures);
  for (const claim of claims.slice(0, 3)) {
    const said = figure(claim.text, { origin: 'user', start: claim.start, end: claim.end });
    if (claim.unit === 'date') {
      if (holdsYear(claim, held, ranked)) continue;
      writer.say('不对：您提到的', said, '，条款里没有这个年份', cite(ranked.clause), '。');
      if (evidence.question.wants.beginning) sayBegin(writer, ranked);
      continue;
    }
    const same = held.filter((h) => h.value === claim.value && alike(h, claim));
    const due = same.length > 0 ? otherCase(claim, same, evidence, ranked) : null;
    if (due) {
      const { clause } = ranked;
      const actual = due === 'unsaid' ? [] : ['；您说的情形，条款写的是', ofClause(clause.id, due)];
      writer.say('不对：您提到的', said, '，条款里有这个数，但写的是别的情形', ...actual, cite(clause), '。');
      continue;
    }
    const ceiling = same.every((h) => h.bound === 'at-most') ? same[0] : undefined;
    if (same.length === 0) {
      // 不到3% of the asker's own case: told where it is the clause's line, and no claim.
      if (saidOf(evidence, claim)) continue;
      const elsewhere = sentencesAbout(ranked.clause, null, []).some((s) =>
        s.figures.some((h) => h.value === claim.value && alike(h, claim)),
      );
      const not = elsewhere ? '，条款里有这个数，但写的是别的情形' : '，条款里没有这个数';
      writer.say('不对：您提到的', said, not, cite(ranked.clause), '。');
    } else if (ceiling)
      writer.say(
        '您提到的',
        said,
        '，条款里是上限：最高不超过',
        figure(ceiling.text, {
          origin: 'clause',
          clause: ranked.clause.id,
          start: ceiling.start,
          end: ceiling.end,
        }),
        '，实际可能更少',
        cite(ranked.clause),
        '。',
      );
    else writer.say('您提到的', said, '，条款里有这个数', cite(ranked.clause), '。');
  }
}

/** Sentences that name what the question is about in its own words as often as those that say most of it. */
function alsoAbout({ question }: Evidence, { clause }: Ranked, about: readonly Sentence[]): readonly Sentence[] {
  const names = (s: Sentence) => question.topics.filter((t) => s.text.includes(t.word)).length;
  const most = Math.max(0, ...about.map(names));
  return most === 0
    ? []
    : sentencesOf(clause).filter((s) => names(s) >= most && !about.some((a) => a.start === s.start));
}

/** The figures that the question states of the policy, the asker's own case aside. */
function claimsOf(evidence: Evidence): readonly Figure[] {
  return evidence.question.wants.claimed.filter((f) => saidOf(evidence, f)?.vague !== false);
}

/** What the asker said of their own case with this figure. */
function saidOf({ sums }: Evidence, figure: Figure) {
  return sums.said.find((s) => s.start < figure.end && s.end > figure.start);
}

function alike(held: Figure, claimed: Figure): boolean {
  if (claimed.unit === 'number') return held.unit !== 'date';
  if (held.unit === claimed.unit) return held.unit !== 'count' || kindOf(held.noun) === kindOf(claimed.noun);
  // 一小时补2000 says the unit of time apart from the money.
  return held.unit.startsWith('CNY') && claimed.unit === 'CNY';
}

/** 家, 户 and 个 count enterprises alike. */
const kindOf = (noun: string): string => (/^[家户个名]$/.test(noun) ? '家' : noun);

function holdsYear(claim: Figure, held: readonly Figure[], { document }: Ranked): boolean {
  const year = claim.value.slice(0, 4);
  const { issued, published, effective, period } = document;
  const dates = [issued, published, effective, period?.from, period?.to, ...held.map((h) => h.value)];
  return dates.some((d) => d?.startsWith(year)) || document.title.includes(year);
}

/** When the text began, where it says so. */
function sayBegin(writer: Writer, { document, clause }: Ranked): void {
  if (document.effective) writer.say('文件自', documentDate(document, 'effective'), '起施行', cite(clause), '。');
}
