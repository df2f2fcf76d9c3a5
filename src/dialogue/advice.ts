import type { Statement } from '../answer/draft/draft.ts';
import { cite, name, title } from '../answer/draft/writer.ts';
import type { Ranked } from '../answer/evidence/evidence.ts';
import { asksForSupport } from '../answer/evidence/gather.ts';
import { verify } from '../answer/gate/verify.ts';
import { VerificationError } from '../errors.ts';
import type { Index } from '../retrieve/local/search/clause-index.ts';
import type { Reading } from '../understand/hypotheses/as-a-model-reads.ts';
import type { Question } from '../understand/question.ts';
import { addSaid } from '../understand/slots/conflicts.ts';
import type { Considered } from './converse.ts';
import type { Parts } from './services.ts';
import type { Memory } from './state.ts';
import type { Turn } from './turn.ts';

/** What models have to say to a turn; null where they have said nothing, or nothing yet. */
export interface Advice {
  readonly vector: (searched: string) => readonly number[] | null;
  /** `before`: the words of the question before, where this one leans on it. */
  readonly reading: (question: Question, before: string, asOf: string) => Reading | null;
}

/** How far down the asker's own words must propose what the model's words find. */
const PROPOSED = 5;

/** The index, with the embedding of the question where an endpoint gave it. */
export function indexFor(question: Question, { index, helpers }: Parts): Pick<Index, 'search' | 'documentFrequency'> {
  const vector = helpers?.slot.current?.vector(question.searched || question.text);
  if (!vector) return index;
  return {
    search: (query) => index.search({ ...query, vector }),
    documentFrequency: (term) => index.documentFrequency(term),
  };
}

/**
 * Where nothing held covers the question, or a fact is missing, a model may read it anew. Its words are searched with only
 * where they lead to a clause that the asker's own words proposed too; its facts are quotations read by the rules.
 */
export function readAgain(
  plain: Considered,
  again: (turn: Turn, memory: Memory) => Considered,
  advice: Advice,
  parts: Parts,
): Considered {
  const read = readAnew(plain, again, advice, parts);
  return read === plain || stands(read) ? read : plain;
}

/** What is said beside a draft that passed the gate has to pass it too. */
function stands({ draft, basis }: Considered): boolean {
  try {
    verify(draft, basis);
    return true;
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    return false;
  }
}

function readAnew(
  plain: Considered,
  again: (turn: Turn, memory: Memory) => Considered,
  advice: Advice,
  { readTopics }: Parts,
): Considered {
  const { turn, evidence, draft, memory } = plain;
  if (draft.outcome === 'answer' || plain.refused || plain.ladder || plain.told) return plain;
  const outOfReach = turn.question.unheld.length > 0 || evidence.unheldRegion !== null;
  if (draft.outcome === 'decline' && (outOfReach || evidence.sums.problems.length > 0)) return plain;
  const before = turn.question.searched === turn.own.searched ? '' : memory.searched;
  const reading = advice.reading(turn.own, before, evidence.asOf);
  if (!reading || reading.intent === 'other') return plain;
  const { said, query } = reading;
  const told = said.length > 0 ? { ...memory, facts: addSaid(memory.facts, said) } : memory;
  if (draft.outcome === 'ask') return said.length > 0 ? noted(again(turn, told), reading) : plain;
  if (query === '') return plain;
  const question = { ...turn.question, searched: query, topics: readTopics(query) };
  const found = again({ ...turn, question }, told);
  const best = found.evidence.ranked[0];
  const proposed = evidence.candidates.slice(0, PROPOSED).some((r) => r.clause.id === best?.clause.id);
  if (!best || found.draft.outcome === 'decline') return plain;
  if (!proposed) return suggesting(plain, best);
  if (found.draft.outcome !== 'answer') return plain;
  const { citations } = found.draft;
  return noted(
    {
      ...found,
      draft: {
        ...found.draft,
        citations: citations.includes(best.clause.id) ? citations : [...citations, best.clause.id],
        statements: [
          saying(
            '按您的意思，找到的是“',
            name(best.clause.heading),
            '”',
            cite(best.clause),
            '，不是您问的请换个说法。',
          ),
          ...found.draft.statements,
        ],
      },
    },
    reading,
  );
}

/** Where the asker wants support and no word of the question leads anywhere, a refusal may name the clause that a model thinks of. */
function suggesting(plain: Considered, { clause, document }: Ranked): Considered {
  const { draft, evidence } = plain;
  if (evidence.nearest || !asksForSupport(evidence) || clause.heading === '') return plain;
  const say = saying(
    '您想问的也许是《',
    title(document),
    '》“',
    name(clause.heading),
    '”',
    cite(clause),
    '，是的话请用这个说法再问。',
  );
  return { ...plain, draft: { ...draft, citations: [clause.id], statements: [...draft.statements.slice(0, 1), say] } };
}

/** Says which facts were understood with a model's help. */
function noted(considered: Considered, { said }: Reading): Considered {
  const { draft } = considered;
  if (said.length === 0 || draft.citations.length === 0) return considered;
  const facts = said.flatMap((s, i) => [i > 0 ? '、' : '', name(s.fact)]);
  const say = saying('从您的话里理解到', ...facts, '，不对请告诉我。');
  return { ...considered, draft: { ...draft, notices: [...draft.notices, { kind: 'assumed', say }] } };
}

const saying = (...pieces: (string | Statement[number])[]): Statement =>
  pieces.flatMap((p) => (typeof p === 'string' ? (p ? [{ kind: 'text' as const, text: p }] : []) : [p]));
