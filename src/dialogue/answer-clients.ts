import type { Fit } from '../answer/evidence/fit.ts';
import { answerApart, type PartialReply, withAround } from '../answer/join-drafts.ts';
import { underLabel } from '../answer/join-lines.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import { sayWhoGetsMore } from '../answer/say/who-gets-more.ts';
import { moreStep } from '../calculate/change-step.ts';
import { clauseOf } from '../knowledge/load.ts';
import { type ClientSession, memoryOf } from './clients.ts';
import type { Considered } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { withStep } from './totals.ts';
import { tryPlainly } from './try-readings.ts';
import type { Turned } from './turn-to-client.ts';
import { readingTaken } from './way.ts';
import type { Sendable } from './ways.ts';

/** What any enterprise may ask. */
const WHAT_FITS = '我们公司能享受哪些政策';

/** Several clients that are kept, each told its own in a line under its name; nothing is added up over them. `compares`: who gets more is told first. */
export async function answerClients(
  { names, text, compares, adds }: Extract<Turned, { to: 'several' }>,
  asOf: string,
  session: ClientSession,
  on: Services,
): Promise<Sendable> {
  const answers: { name: string; considered: Considered }[] = [];
  for (const name of names) {
    const question = compares || adds || asksAnything(text, on) ? WHAT_FITS : text;
    answers.push({ name, considered: await tryPlainly(question, asOf, memoryOf({ ...session, client: name }), on) });
  }
  const pieces = answers.map(({ name, considered }) =>
    underLabel({ ...considered, label: name, own: considered.asked }),
  );
  const each = answerApart(pieces);
  const best = compares ? whoGetsMore(answers, on) : null;
  const memories = new Map<string, Memory>(session.memories);
  for (const { name, considered } of answers) {
    const before = memoryOf({ ...session, client: name });
    memories.set(name, { ...considered.after(considered.draft), facts: before.facts, notes: before.notes });
  }
  const sent = best ? answerApart([best, ...pieces]) : each;
  const apart = { draft: courtesy('clients-apart', on.knowledge.replies), asked: '', decided: [] };
  return {
    ...withAround(adds ? [apart] : [], sent, []),
    remarks: [],
    state: { ...session, memories },
    effects: [],
    readings: answers.map(({ considered }) => readingTaken(considered)),
  };
}

/** 能拿什么: nothing in particular is asked about. */
const asksAnything = (text: string, { knowledge }: Services): boolean =>
  text.length <= 3 || knowledge.language.pattern('{any-help}').test(text);

/** Of two that each have one sum that is certain the one with more, and by how much. */
function whoGetsMore(
  answers: readonly { name: string; considered: Considered }[],
  { knowledge }: Services,
): PartialReply | null {
  const paid = answers.map(({ name, considered }) => {
    const sums = considered.evidence.sums.fitting.all.filter((fit) => fit.standing === 'met' && fit.calculation.amount);
    return { name, sums };
  });
  const [one, other] = paid;
  const [first, second] = [only(one?.sums), only(other?.sums)];
  if (!one || !other || paid.length > 2 || !first || !second) return null;
  const isMore = moreStep(first, second);
  const step = isMore ?? moreStep(second, first);
  if (!step) return null;
  const [winner, name] = isMore ? [first, one.name] : [second, other.name];
  const clauses = [...new Set([first, second].map(({ rule }) => clauseOf(rule, knowledge)))];
  const more = withStep(winner, step);
  // What is told of all stands under no name.
  const asked = `\n${name}`;
  const words = { kind: 'words', text: name, start: 1, end: asked.length } as const;
  return { draft: sayWhoGetsMore(words, more, clauses), asked, decided: [more] };
}

const only = (fits: readonly Fit[] | undefined): Fit | null => (fits?.length === 1 ? (fits[0] ?? null) : null);
