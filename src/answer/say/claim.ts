import type { Figure } from '../../language/figure.ts';
import { cite, documentDate, figure, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { type Sentence, sentencesOf } from '../evidence/sentences.ts';
import { ofClause } from '../evidence/tier-told.ts';
import { sentencesAbout } from '../evidence/wanted-sentences.ts';
import { otherCase } from './other-case.ts';

const CLAIM =
  /听说|据说|是吗|对吗|对不对|是不是|真的|对吧|没错|有人说|听人说|网上说|朋友说|告诉我|属实|正确|承认|确认|保证|重复|复述|说一遍|right\?|is it true/i;
/** 奖励是300万吗, 目标8000家？: stated and put as a question, with no amount asked for and no case of the asker's. */
const PUT_AS_QUESTION = /(?:吗|吧|么|[?？])[\s。.!！?？]*$/;
const ASKS_ELSE = /多少|几(?!乎)|什么|啥|哪|怎么|咋|如何|能|可以|够|符合|享受|申请|申报|有没有|如果|假如|要是|how/i;
const STATED =
  /(?:是|为|要|有|达到?|超过|满|奖励?|补(?:贴|助)?|贴息?|给予?|得|拿|目标|上限|最高|最多|封顶|标准|从|自|到|至)[^，,。；;？?]{0,4}$|\b(?:rate|cap|is|are|of|at|pays?|gives?)(?: up to)?\s*$/i;
/** 到2025年, 从2023年开始; the year of 2024年认定的 belongs to a case. */
const YEAR_BEFORE = /(?:从|自|到|至|是|在)\s*$/;
const YEAR_AFTER = /^\s*(?:起|开始|以前|之前|前|底|年底|结束|截止|为止)/;

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
      if (/开始|起|从|自/.test(evidence.question.text)) sayBegin(writer, ranked);
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
function claimsOf(evidence: Evidence): Figure[] {
  const { question, sums } = evidence;
  const { text } = question;
  const open = CLAIM.test(text);
  if (!open && !(PUT_AS_QUESTION.test(text) && !ASKS_ELSE.test(text) && !sums.own)) return [];
  const own = (f: Figure) => saidOf(evidence, f)?.vague === false;
  const found = question.figures.filter((f) => {
    if (f.vague || own(f)) return false;
    const before = text.slice(0, f.start);
    if (f.unit === 'date') {
      const follows = YEAR_AFTER.test(text.slice(f.end));
      return /^\d{4}/.test(f.value) && (YEAR_BEFORE.test(before) || follows);
    }
    if (f.unit === 'count') return !/^[一两]|^1$/.test(f.text) && f.value !== '1';
    if (/^(?:h|year)$/.test(f.unit) && f.value === '1') return false;
    return /^(?:CNY|%|h|number|year)/.test(f.unit);
  });
  return open ? found : found.filter((f) => STATED.test(text.slice(0, f.start)) || f.unit === 'date');
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
