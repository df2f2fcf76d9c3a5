import type { LanguageData } from '../knowledge/language-data.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { type CountedFrom, countedFrom, yearsBefore } from './counted-from.ts';
import { type Frequency, pacesIn } from './how-often.ts';

/** A figure of a message, and what the words around it say of it. */
export interface StatedFigure extends Figure {
  /** It is said to be paid: 最多贴息2000万. */
  readonly paid: boolean;
  /** It is said to be asked for: 要满500万才给. */
  readonly demanded: boolean;
  /** It is counted by things (每架), or by enterprises (每家). */
  readonly perThing: boolean;
  readonly perFirm: boolean;
  /** It begins or ends a range: 2000万以上, 2000万以内. */
  readonly fromThere: boolean;
  readonly upToThere: boolean;
  /** How often it is paid. */
  readonly paces: readonly Frequency[];
  /** What the message says of it: of several figures each has its own part, one alone the whole message. */
  readonly beside: string;
  /** The few words around it, as far as the figures of its kind next to it; those right behind it. */
  readonly around: string;
  readonly behind: string;
  /** It is told of the asker's own case by the words before it: 花了, 加到, 已经到账. */
  readonly told: boolean;
  /** The words right around it give it a part in a clause: what is paid, asked for, or a limit; so does a unit of its own (元/小时). */
  readonly ofClause: boolean;
  /** It is of all that there are: 一共300个. */
  readonly ofAll: boolean;
  /** It is of several years together: 三年加起来最多50万. */
  readonly ofYears: boolean;
  /** It is put up as what something comes to: …就是18万吧. */
  readonly offered: boolean;
  /** It is said to have been reached: 已达六千户, 三十家作坊评上了. */
  readonly reached: boolean;
  /** It comes on top of what there is: 再多投300万. */
  readonly further: boolean;
  /** It has only just been reached: 社保刚交满5个月. */
  readonly onlyJust: boolean;
  /** It is of the year before (去年870万), or of this year or one to come (今年估计1500万). */
  readonly year: 'before' | 'running' | null;
  /** What a stretch of time or a day is counted from; how many years ago a day was whose year is told by 去年. */
  readonly from: CountedFrom | null;
  readonly yearsAgo: number | null;
  /** It is when the asker did or will ask for something: 9月那趟忙忘了. */
  readonly ofAsking: boolean;
  /** It is the end of the year or the month that is told: 2027年年底. */
  readonly atItsEnd: boolean;
}

/** So far around a figure stands what it is of, where the message holds several. */
const AROUND = 10;

/** The figures of a message, in order. */
export const statedFigures = (text: string, language: LanguageData): readonly StatedFigure[] =>
  parseFigures(text).map((figure, i, all) => {
    const [before, after] = [text.slice(0, figure.start), text.slice(figure.end)];
    const shows = (words: string, where: string) => language.pattern(words).test(where);
    const lead = /[^，,。；;]*$/.exec(before)?.[0] ?? '';
    const [paid, demanded] = [
      shows('{paid-out}$$', /[^,，。;；?？]*$/.exec(before)?.[0] ?? ''),
      shows('{demanded-before}', lead) || shows('{demanded-after}', after),
    ];
    // 90万封顶50万: what stands right before the next figure is said of that.
    const until = (all[i + 1]?.start ?? text.length + 1) - figure.end;
    const behind = language.pattern('{limited}|{granted-after}').exec(after)?.[0].length ?? until;
    const limits = shows('{threshold}', lead) || behind < until;
    const part = `${/[^，,。；;？?！!]*$/.exec(before)?.[0] ?? ''}${/^[^，,。；;？?！!]*/.exec(after)?.[0] ?? ''}`;
    return {
      ...figure,
      paid,
      demanded,
      ofClause: paid || demanded || limits || figure.unit.includes('/'),
      perThing: shows('{per-thing}', lead),
      perFirm: shows('{per-firm}', lead),
      fromThere: shows('{from-there-up}', after) || figure.bound === 'at-least',
      upToThere: shows('{up-to-there}', after) || figure.bound === 'at-most' || shows('{all-at-most}', text),
      paces: pacesIn(part, language),
      ...placeOf(text, figure, all),
      told: shows('{own-amount}', before),
      ofAll: shows('{all-of-us}', before.slice(-AROUND)),
      ofYears: shows('{sum-of-years}', lead),
      reached: (shows('{reached-before}$$', lead) || shows('^^{reached-after}', after)) && !shows('{aims-at}', lead),
      further: shows('{put-on-top}', before),
      onlyJust: shows('{only-just}', before),
      year: shows('{last-year}', lead)
        ? 'before'
        : shows('{this-year}|{next-year}|{year-after-next}', lead)
          ? 'running'
          : null,
      from: /^(?:year|month|date)$/.test(figure.unit) ? countedFrom(text, figure, language) : null,
      yearsAgo: figure.unit === 'date' ? yearsBefore(before, language) : null,
      ofAsking: shows('{of-asking}', part),
      atItsEnd: shows('^^{at-the-end-of-it}', after) || shows('{at-the-end-of-it}$$', figure.text),
      offered: shows('{result-before}$$', before) || shows('{result-after}', after),
      beside: all.length > 1 ? ownPart(text, figure, all[i - 1], all[i + 1]) : before + after,
    };
  });

/** The words around a figure: of one alone of its kind all of them. */
function placeOf(text: string, figure: Figure, all: readonly Figure[]): Pick<StatedFigure, 'around' | 'behind'> {
  const { start, end } = figure;
  const kind = kindOf(figure);
  const others = all.filter((o) => kindOf(o) === kind && o.start !== start);
  const before = others.filter((o) => o.end <= start).at(-1)?.end ?? 0;
  const next = others.find((o) => o.start >= end)?.start ?? text.length;
  const around =
    others.length === 0 ? text : text.slice(Math.max(before, start - AROUND), Math.min(next, end + AROUND / 2));
  return { around, behind: /^[^，,。；;？?！!]{0,8}/.exec(text.slice(end, next))?.[0] ?? '' };
}
/** Money of any currency is of one kind. */
const kindOf = ({ unit }: Figure): string => (/^[A-Z]{3}$/.test(unit) ? 'money' : unit);

/** The words of the message from the figure before to the figure after one, as far as its part goes; all others where those are none. */
function ownPart(text: string, { start, end }: Figure, previous: Figure | undefined, next: Figure | undefined): string {
  const before = /[^、，,。；;？?！!\s]{0,200}\s{0,9}$/.exec(text.slice(previous?.end ?? 0, start))?.[0] ?? '';
  const after = /^\s*[^、，,。；;？?！!\s]*/.exec(text.slice(end, next?.start))?.[0] ?? '';
  return /\p{Script=Han}{2}/u.test(before) ? before + after : text.slice(0, start) + text.slice(end);
}
