import type { Database } from './database.ts';

type Why = 'nothing-held' | 'place-not-held' | 'document-not-held' | 'not-in-clause' | 'rule-locked' | 'refused';

/** A question that found no answer. `question` holds no figure and no name of the asker's: see `stripped`. */
export interface Unanswered {
  readonly question: string;
  readonly why: Why;
  /** The nearest clause. */
  readonly clause: string | null;
}

/** Questions that ask the same: how often, and when last, in milliseconds since 1970. */
export interface UnansweredGroup extends Unanswered {
  readonly times: number;
  readonly last: number;
  /** Other wordings of it. */
  readonly also: readonly string[];
}

export function keepUnanswered(
  db: Database,
  asked: Unanswered & { readonly channel: string; readonly sender: string },
  now: number,
): void {
  const { channel, sender, question, why, clause } = asked;
  db.run(
    'INSERT INTO unanswered (channel, sender, question, why, clause, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
    channel,
    sender,
    question,
    why,
    clause,
    now,
  );
}

/** What could not be answered, most often asked first. Questions group where reason and words are nearly the same. */
export function listUnanswered(db: Database): UnansweredGroup[] {
  const rows = db.all(
    'SELECT question, why, clause, count(*) AS times, max(asked_at) AS last FROM unanswered GROUP BY question, why, clause ORDER BY times DESC, last DESC',
  );
  const groups: (UnansweredGroup & { readonly pairs: ReadonlySet<string> })[] = [];
  for (const row of rows) {
    const question = String(row.question);
    const pairs = pairsIn(question);
    const times = Number(row.times);
    const last = Number(row.last);
    const at = groups.findIndex((g) => g.why === row.why && likeness(g.pairs, pairs) >= SAME);
    const group = groups[at];
    if (group)
      groups[at] = {
        ...group,
        times: group.times + times,
        last: Math.max(group.last, last),
        also: group.question === question ? group.also : [...new Set([...group.also, question])],
      };
    else
      groups.push({
        question,
        why: String(row.why) as Why,
        clause: row.clause === null ? null : String(row.clause),
        times,
        last,
        also: [],
        pairs,
      });
  }
  return groups.map(({ pairs: _, ...group }) => group).sort((a, b) => b.times - a.times || b.last - a.last);
}

/** How much of their character pairs two questions share, at least, to be the same. */
const SAME = 0.6;

function pairsIn(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]|请问|我们|一下|吗|呢|啊|的/gu, '');
  if (plain.length < 2) return new Set([plain]);
  return new Set(Array.from({ length: plain.length - 1 }, (_, i) => plain.slice(i, i + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

export function forgetUnanswered(db: Database, channel: string, sender: string): void {
  db.run('DELETE FROM unanswered WHERE channel = ? AND sender = ?', channel, sender);
}
