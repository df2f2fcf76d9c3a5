import { Decimal } from '../../calculate/value/decimal.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Frequency } from '../../understand/how-often.ts';
import { cite, clauseFigure, documentDate, figure, limited, listed, name, type Writer } from '../draft/writer.ts';
import { isBare } from '../evidence/bare.ts';
import type { Claim } from '../evidence/claim-verdict.ts';
import type { Decided, Ranked } from '../evidence/evidence.ts';
import { itemsOf, overYearsOf, sumIfMet } from '../evidence/own-sum.ts';
import { pieceWith } from '../evidence/pieces.ts';
import { awardFigures, mostFigure, partlyHad, yearly } from './award-figures.ts';
import { quotePiece } from './clause.ts';
import { isWhole, silentText } from './silent-text.ts';
import { stepsOf } from './verdict.ts';

const PACE: Record<Frequency, string> = {
  'by-day': '按天',
  'by-month': '按月',
  'by-quarter': '按季',
  'one-time': '一次性',
  'by-year': '按年',
};

/** Says what comes of the figures that the asker states of the policy; the clause itself follows in its own words. `first`: nothing was said before of what is asked. */
export function sayClaims(writer: Writer, claims: readonly Claim[], ranked: Ranked, first = true): void {
  const verdict = first && claims.length === 1 ? '不一定：' : '';
  for (const claim of claims) sayClaim(writer, claim, verdict, ranked);
}

function sayClaim(writer: Writer, claim: Claim, verdict: string, ranked: Ranked): void {
  const { clause } = ranked;
  const { text, start, end } = claim.said;
  const said = figure(text.trim(), { origin: 'user', start, end });
  switch (claim.verdict) {
    case 'held':
      if (claim.sure) writer.say('是，您提到的', said, '和条款一致', cite(clause), '。');
      else writer.say(verdict, '您提到的', said, '，条款里有这个数，要看是不是下面写的情形', cite(clause), '。');
      return;
    case 'ceiling': {
      const most = clauseFigure(clause, claim.held);
      writer.say('不一定：您提到的', said, '是上限，条款写的是最高不超过', most, '，实际可能更少', cite(clause), '。');
      return;
    }
    case 'another-unit':
      writer.say(
        '不对：您提到的',
        said,
        claim.byFirm ? '，条文写的是按企业算' : '，条文写的不是按企业算',
        cite(clause),
        '。',
      );
      return;
    case 'only-part':
      writer.say('不完全对：您提到的', said, '不是都给，只给下面写的部分', cite(clause), '。');
      return;
    case 'no-such-year':
      writer.say('不对：您提到的', said, '，条款里没有这个年份', cite(clause), '。');
      if (claim.begins) sayBegin(writer, ranked);
      return;
    case 'total':
      writer.say(
        '不能这么算：您提到的',
        said,
        '是几项加起来的（',
        listed(
          claim.parts.map((f) => limited(clause, f)),
          '、',
        ),
        '）',
        cite(clause),
        '。',
      );
      writer.say(silentText(ranked.document), '没有写这几项能不能都拿', cite(clause), '。');
      return;
    case 'each-year':
      writer.say('不是：条款写的是每年', ...limited(clause, claim.held), '，不是几年加起来的', cite(clause), '。');
      return;
    case 'another-pace':
      if (claim.pays) writer.say(`不是，条款写的是${PACE[claim.pays]}，不是${PACE[claim.told]}`, cite(clause), '。');
      else writer.say('您提到的', said, `和条款一致，但条款没有写是${PACE[claim.told]}`, cite(clause), '。');
      return;
    case 'elsewhere': {
      const { clause: other, held, due } = claim;
      const own = due ? ['；条文写的是', ...limited(clause, due)] : [];
      writer.say('不对：您提到的', said, '写的是另一件事', ...own, cite(clause), '。');
      writer.say('同一份文件里写的是：', ...quotePiece(other, pieceWith(other, [held]) ?? held), cite(other));
      return;
    }
    case 'not-held': {
      const most = claim.most && limited(clause, claim.most);
      if (most && claim.within) writer.say('不一定：条文写的是', ...most, '，没有写您提到的', said, cite(clause), '。');
      else if (most && isBare(ranked.document) && !isOver(claim))
        writer.say('您说的是', said, '，条文写的是', ...most, cite(clause), '。');
      else if (most) writer.say('不对：您提到的', said, '，条文写的是', ...most, cite(clause), '。');
      else if (isWhole(ranked.document)) writer.say('不对：条文没有写您提到的', said, cite(clause), '。');
      else writer.say(silentText(ranked.document), '没有写您提到的', said, '，不能证实', cite(clause), '。');
      return;
    }
    case 'another-kind': {
      const limit = claim.held.bound === 'at-most' ? '最高不超过' : claim.as === 'base' ? '' : '要达到';
      writer.say(
        '不是补贴的钱：条文写的是',
        name(claim.fact),
        limit,
        clauseFigure(clause, claim.held),
        cite(clause),
        '。',
      );
      return;
    }
    case 'own-sum':
      if (claim.years) sayOwnYears(writer, claim.said, claim.decided, clause);
      else sayOwnSum(writer, claim.said, claim.decided, clause);
      return;
    case 'own-total': {
      const sum = stepsOf(claim.decided, 'total');
      const more = new Decimal(claim.due).cmp(claim.said.value);
      const puts = more === 0 ? '都能拿才有您提到的' : more > 0 ? '都能拿就不止您提到的' : '没有您提到的';
      writer.say(
        puts,
        said,
        '：各项相加是',
        ...sum,
        '；',
        silentText(ranked.document),
        '没有写能不能都拿',
        cite(clause),
        '。',
      );
      return;
    }
    case 'another-level':
      if (claim.unsure) writer.say('要看级别：条文写的是国家级的，省里、市里的条文没有写', cite(clause), '。');
      else writer.say('不是：条文写的是国家级的，您说的级别条文没有写', cite(clause), '。');
      return;
    case 'another-case': {
      const actual = claim.due ? ['；您说的情形，条款写的是', ...limited(clause, claim.due)] : [];
      writer.say('不对：您提到的', said, '，条款里有这个数，但写的是别的情形', ...actual, cite(clause), '。');
      return;
    }
  }
}

/** More is said than the most that the text gives. */
const isOver = ({ said, most }: Extract<Claim, { verdict: 'not-held' }>): boolean =>
  most?.unit === 'CNY' && most.bound === 'at-most' && new Decimal(said.value).gt(most.value);

/** Whether the asker's own sum is what the case comes to; a refusal speaks for itself. */
function sayOwnSum(writer: Writer, claimed: Figure, decided: Decided, clause: Clause): void {
  const { text, start, end, value } = claimed;
  const { amount } = decided.calculation;
  const said = figure(text.trim(), { origin: 'user', start, end });
  const ifMet = sumIfMet(decided);
  if (ifMet !== null) {
    // What is known roughly is told roughly right behind.
    if (isRough(decided) && new Decimal(value).gt(ifMet))
      writer.say('算下来没有您提到的', said, '那么多', cite(clause), '。');
    else if (isAsSaid(claimed, ifMet))
      writer.say('不一定：您提到的', said, '，数算得对，能不能拿要看条件', cite(clause), '。');
    else writer.say(`算下来${yearly(decided)}最多`, ...mostFigure(decided), '，不是您提到的', said, cite(clause), '。');
    return;
  }
  if (!amount) return;
  if (partlyHad(decided) && amount.value === '0') {
    writer.say('不对：今年没有您提到的', said, '了', cite(clause), '。');
    return;
  }
  // What is left is known at most: less may be just what is due.
  if (partlyHad(decided) && amount.promise === 'up-to' && new Decimal(value).lte(amount.value)) return;
  const items = itemsOf(decided);
  const asSaid = isAsSaid(claimed, items ?? amount.value) && amount.low === undefined;
  const limit = amount.promise === 'up-to' ? '最高不超过' : '';
  if (!asSaid && items) writer.say('不对：算下来不是您提到的', said, cite(clause), '。');
  else if (asSaid && decided.calculation.byNow)
    writer.say('还不一定：您提到的', said, '是照现在的数算的，还不是整年的数', cite(clause), '。');
  else if (!asSaid)
    writer.say('不对：您提到的', said, `，按条款算下来是${limit}`, ...awardFigures(decided), cite(clause), '。');
  else if (limit) writer.say('不一定：最多是您提到的', said, '，条款只定了上限', cite(clause), '。');
  else writer.say('是，您提到的', said, '算得对', cite(clause), '。');
}

/** The most that it comes to stands in no line of the reasoning: it is the upper end of what was told roughly. */
const isRough = ({ calculation: { steps, atMost } }: Decided): boolean =>
  !steps.some(({ figures }) => figures.some(({ value, unit }) => unit === 'CNY' && value === atMost?.value));

/** A sum comes to what was said: 9.3万 is 9万多. */
function isAsSaid({ value, low, high }: Figure, sum: string): boolean {
  const comesTo = new Decimal(sum);
  return comesTo.eq(value) || (low !== undefined && high !== undefined && comesTo.gte(low) && comesTo.lt(high));
}

/** Whether the asker's own sum is what several years come to. */
function sayOwnYears(writer: Writer, { text, start, end, value }: Figure, decided: Decided, clause: Clause): void {
  const said = figure(text.trim(), { origin: 'user', start, end });
  const sum = stepsOf(decided, 'total');
  const open = decided.calculation.verdict === 'eligible' ? '' : '，能不能拿还要看条件';
  if (overYearsOf(decided) === value)
    writer.say('每年情况都一样才是您提到的', said, '：', ...sum, '，各年按当年的数另算', open, cite(clause), '。');
  else writer.say('不是您提到的', said, '：每年情况都一样的话，合计是', ...sum, cite(clause), '。');
}

/** When the text began, where it says so. */
function sayBegin(writer: Writer, { document, clause }: Ranked): void {
  if (document.effective) writer.say('文件自', documentDate(document, 'effective'), '起施行', cite(clause), '。');
}
