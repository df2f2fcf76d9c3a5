import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge/load.ts';
import { fold } from '../language/tokens.ts';
import { passagesOf } from '../retrieve/clause-passages.ts';

/** A text that the table learns from: its name, and the clauses between its punctuation marks, folded. */
interface Text {
  readonly name: string;
  readonly clauses: readonly string[];
}

/** A question and the texts that answer it, by their place in the corpus. */
interface Pair {
  readonly question: string;
  readonly texts: readonly number[];
}

export interface Corpus {
  readonly texts: readonly Text[];
  readonly pairs: readonly Pair[];
}

export interface Sources {
  /** Lines of {"title", "text"}. */
  readonly articles: string;
  /** Lines of {"query", "articles": ["《law》第…条：text"]}. */
  readonly pairs: string;
  /** The folder of the knowledge base; what people say (`asks`) makes pairs. */
  readonly knowledge: string;
}

const Article = z.object({ title: z.string().default(''), text: z.string() });
const Answered = z.object({ query: z.string(), articles: z.array(z.string()) });
const CLAUSE_END = /[。；，：！？、\n]+/;
const ARTICLE_NUMBER = /第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?/g;

export function readCorpus({ articles, pairs, knowledge }: Sources): Corpus {
  const texts: Text[] = [];
  const known = new Map<string, number>();
  const add = (name: string, text: string): number => {
    const folded = fold(text);
    let at = known.get(folded);
    if (at === undefined) {
      at = texts.length;
      known.set(folded, at);
      texts.push({ name: fold(name.replace(ARTICLE_NUMBER, '')), clauses: clausesOf(folded) });
    }
    return at;
  };
  for (const { title, text } of lines(articles, Article)) add(title, text);
  const answered: Pair[] = [];
  for (const { query, articles: laws } of lines(pairs, Answered)) {
    const found = laws.map((law) => {
      const colon = law.indexOf('：');
      return add(law.slice(0, Math.max(0, colon)), law.slice(colon + 1));
    });
    if (found.length) answered.push({ question: fold(query), texts: found });
  }
  for (const { title = '', text, asks = [] } of passagesOf(loadKnowledge(knowledge))) {
    const at = add(title, text);
    for (const ask of asks) answered.push({ question: fold(ask), texts: [at] });
  }
  return { texts, pairs: answered };
}

/** Neighbouring pieces of fewer than eight characters go together, so that a clause says something. */
function clausesOf(folded: string): string[] {
  const clauses: string[] = [];
  for (const piece of folded.split(CLAUSE_END)) {
    const last = clauses.at(-1);
    if (last !== undefined && (last.length < 8 || piece.length < 4)) clauses[clauses.length - 1] = `${last} ${piece}`;
    else if (piece) clauses.push(piece);
  }
  return clauses;
}

function lines<T>(file: string, shape: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => shape.parse(JSON.parse(line)));
}
