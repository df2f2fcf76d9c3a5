import { InputError, VerificationError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import type { Message, Reply } from '../message.ts';
import { compose } from '../reply/compose.ts';
import type { Draft } from '../reply/draft.ts';
import { fallback } from '../reply/fallback.ts';
import { gather } from '../reply/gather.ts';
import { render } from '../reply/render.ts';
import { smallTalk } from '../reply/small-talk.ts';
import { type Basis, verify } from '../reply/verify.ts';
import type { Index } from '../retrieve/search.ts';
import { understand } from '../understand/question.ts';
import type { ReadTopics } from '../understand/topic.ts';
import { reckon } from './sums.ts';

/** What a conversation needs; built once by cli.ts or main.ts. */
export interface Parts {
  readonly knowledge: Knowledge;
  readonly index: Index;
  readonly names: ReadonlySet<string>;
  readonly readTopics: ReadTopics;
  readonly logger: Logger;
}

/** Longer than this nobody types, and a pasted policy is no question. */
const LONGEST = 20_000;

/** The way of a message: understand → gather → compose → verify → render. */
export function respond(message: Message, parts: Parts): Reply {
  const { knowledge, index, names } = parts;
  const { asOf } = message;
  if (message.text.length > LONGEST)
    throw new InputError(`the question has ${message.text.length} characters; ${LONGEST} at most`);
  const question = understand(message.text, knowledge, parts.readTopics);
  if (question.text === '') throw new InputError('the question is empty');
  const plain: Basis = { ...knowledge, asked: question.text, asOf, decided: [], names };
  const talk = smallTalk(question, knowledge);
  if (talk) return send(talk, plain, knowledge);
  const found = gather(question, asOf, knowledge, index);
  const evidence = { ...found, sums: reckon(found, {}, knowledge) };
  const basis = { ...plain, decided: evidence.sums.decided };
  try {
    return send(compose(evidence, knowledge), basis, knowledge);
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    parts.logger.error({ clauses: evidence.ranked.slice(0, 3).map((r) => r.clause.id) }, 'draft refused by the gate');
    return send(fallback(evidence), basis, knowledge);
  }
}

function send(draft: Draft, basis: Basis, knowledge: Knowledge): Reply {
  return render(draft, verify(draft, basis), knowledge, basis.asOf);
}
