import { OwnWords } from '../answer/draft/own-words.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import { answerInLines } from '../answer/join-lines.ts';
import { sayClientsRecorded } from '../answer/say/client-list.ts';
import { findRegions } from '../language/region.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { asksOfEach, OF_ANY, wantsTotal } from '../understand/listed/around-list.ts';
import type { Listed } from '../understand/listed/listed.ts';
import { listedIn } from '../understand/listed/listed-in.ts';
import { tradesIn } from '../understand/trades.ts';
import { type Considered, consider } from './consider.ts';
import { goingOn } from './going-on.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { withTotalOfRows } from './total-of-rows.ts';
import { tryInContext, tryPlainly } from './try-readings.ts';
import { readingTaken, type Way } from './way.ts';

/**
 * What a message lists, one after another: questions, statements to be judged, blanks, or enterprises, of which nothing of one is read
 * under another. Each is answered in a line or two under what the asker calls it; enterprises that have a name are kept as clients.
 */
export async function answerListed(raw: string, asOf: string, memory: Memory, on: Services): Promise<Way | null> {
  const { language } = on.knowledge;
  const listed = listedIn(raw, language);
  if (listed.length < 2) return null;
  const ofAll = new Set(listed.flatMap((part) => part.ofAll));
  const telling = new Set([...ofAll].filter((clause) => tells(clause, memory, asOf, on)));
  const answers: Considered[] = [];
  let known: Memory = { ...memory, pending: null };
  for (const [i, part] of listed.entries()) {
    const told = toldOfAll(part, listed.slice(0, i), telling);
    const trades = tradesIn(part.label, on.knowledge.language).map(({ trade }) => trade);
    const before = part.apart
      ? { ...known, ...NO_FACTS, trades: trades.length > 0 ? trades : memory.trades }
      : { ...known, trades: memory.trades, around: raw };
    // What is told of all sets the subject anew for each.
    const { searched, topics, cited, documents } = memory;
    const from = told.length > 0 ? { ...before, searched, topics, cited, documents } : before;
    const asked = ofMeasure(part.text, memory, on);
    const follows = i > 0 && !part.apart ? await goingOn(part.text, asOf, before, on) : null;
    const read = follows ?? (await tryPlainly([...told, asked].join('，'), asOf, from, on));
    const one = part.apart && read.planned.say === 'most' ? await ofWhatIsTold(read, asOf, from, on) : read;
    // A lead-in may lead astray: 培训考试的题.
    const places = findRegions(part.text).length > 0 ? [] : known.regions.map(({ name }) => name);
    const bare = [...placeOf([...told, ...places]).slice(0, 1), asked];
    const again =
      one.draft.outcome === 'decline' && bare.length > 1 ? await tryPlainly(bare.join('，'), asOf, before, on) : one;
    answers.push(again.draft.outcome === 'decline' ? one : again);
    const last = answers.at(-1) ?? one;
    known = { ...last.after(last.draft), pending: null, around: null };
  }
  const held = answers.findLast(({ draft }) => draft.outcome !== 'decline');
  if (!held) return null;
  for (const [i, { goesOn, text }] of listed.entries()) {
    if (!goesOn || answers[i]?.draft.outcome !== 'decline') continue;
    const again = await tryInContext(text, asOf, { ...held.after(held.draft), ...NO_FACTS }, on);
    if (again?.draft.outcome === 'answer') answers[i] = again;
  }
  const { facts, notes, items, open, pending, ambiguous } = memory;
  const after = listed.some(({ apart }) => apart) ? { ...known, facts, notes, items, open, pending, ambiguous } : known;
  const told = new Map(
    listed.flatMap(({ client }, i) => {
      const one = answers[i];
      return client !== null && one ? [[client, one.after(one.draft)] as const] : [];
    }),
  );
  const asks = asksOfEach(raw, language) || told.size === 0;
  const own = new OwnWords();
  const piece = asks
    ? inLines(answers, listed, wantsTotal(raw, language))
    : { draft: sayClientsRecorded([...told.keys()], own), asked: own.text, decided: [] };
  return { ...piece, memory: after, clients: told, missed: null, readings: answers.map(readingTaken) };
}

/** 三家最多各能拿多少: of one of several firms what it can have by what is told of it, not what all it might ever get comes to. */
function ofWhatIsTold({ hypothesis }: Considered, asOf: string, memory: Memory, on: Services): Promise<Considered> {
  const { asking, question } = hypothesis;
  const plainly = <Q extends typeof question>(asked: Q): Q =>
    asked.act.act === 'what-can-i-get' ? { ...asked, act: { ...asked.act, most: false } } : asked;
  return consider(
    { ...hypothesis, question: plainly(question), asking: { ...asking, own: plainly(asking.own) } },
    asOf,
    memory,
    on,
  );
}

/** Each answer under what it is called, and before them what all come to together where that is wanted. */
function inLines(answers: readonly Considered[], listed: readonly Listed[], total: boolean): PartialReply {
  const whole = answerInLines(
    answers.map((one, i) => ({
      ...one,
      label: listed[i]?.label ?? '',
      own: [listed[i]?.text, ...one.evidence.question.meanings.map(({ text }) => text)].join(' '),
    })),
  );
  const isOfEach = answers.every(
    ({ planned, evidence }) => planned.say === 'sum' && evidence.sums.decided.length === 1,
  );
  if (!total || !isOfEach || !listed.every(({ apart }) => apart)) return whole;
  const rows = answers.map((_, i) => answers.slice(0, i).reduce((sum, { decided }) => sum + decided.length, 0));
  return withTotalOfRows(whole, rows);
}

const NO_FACTS = { facts: new Map(), notes: new Map(), items: '', open: [], ambiguous: [], pending: null } as const;

/** What is told of all of a list that tells anything; the place of the first holds for those behind it that name none. */
function toldOfAll(
  { ofAll, text }: Listed,
  earlier: readonly Listed[],
  telling: ReadonlySet<string>,
): readonly string[] {
  const told = ofAll.filter((clause) => telling.has(clause));
  if (findRegions([...told, text].join('，')).length > 0) return told;
  return [...placeOf(earlier.map((one) => one.text)).slice(0, 1), ...told];
}

/** The first place that each of some texts names, as they say it. */
const placeOf = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => {
    const [place] = findRegions(text);
    return place ? [text.slice(place.start, place.end)] : [];
  });

/** 能不能拿, of the measure that was talked of. */
function ofMeasure(text: string, { rules }: Memory, { knowledge }: Services): string {
  const [only, ...others] = rules.flatMap((id) => knowledge.book.rules.get(id) ?? []);
  const open = OF_ANY.find((asked) => text.endsWith(asked));
  const [called] = only?.keywords ?? [];
  return open && called && others.length === 0 ? `${text.slice(0, -open.length)}${called}${open}` : text;
}

/** Whether words around a list tell of a case, or name anything that policies are about. */
function tells(clause: string, before: Memory, asOf: string, on: Services): boolean {
  const { own, slots } = readAsWritten(clause, before, asOf, on);
  const named =
    slots.length + own.regions.length + own.documents.length + own.called.length + own.about.subjects.length;
  const clauses = [...on.knowledge.clauses.values()];
  return (
    named > 0 || own.topics.some(({ word, weight }) => weight >= NAMES && clauses.some((c) => c.text.includes(word)))
  );
}
const NAMES = 0.75;
