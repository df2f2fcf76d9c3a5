/**
 * Who may import whom; everyone may import contract and errors. `answer` is told apart by its sub-rooms, `answer` itself being its root.
 * Where a line is wider than the drawing of the house, a comment says why.
 */
export const MAY: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  'errors.ts': [],
  'logger.ts': [],
  // language: what leaves is redacted first.
  model: ['language'],
  language: [],
  knowledge: ['language'],
  ingest: ['knowledge', 'language'],
  calculate: ['knowledge', 'language'],
  // calculate beside its check: a proposed measure is calculated for its examples, with its printed values.
  drafting: ['knowledge', 'language', 'calculate'],
  retrieve: ['knowledge', 'language', 'model'],
  understand: ['knowledge', 'language', 'model'],
  'answer/draft': ['language', 'knowledge'],
  // understand: clauses and their titles are read by the readers of messages (trades, levels, what counts).
  'answer/evidence': ['answer/draft', 'language', 'knowledge', 'calculate', 'retrieve', 'understand'],
  'answer/gate': ['answer/draft', 'answer/evidence', 'language', 'knowledge'],
  // calculate, understand: what is said of a calculation or a slot prints its values.
  'answer/say': ['answer/draft', 'answer/evidence', 'language', 'knowledge', 'calculate', 'understand'],
  answer: ['answer/draft', 'answer/evidence', 'answer/gate', 'answer/say', 'language', 'knowledge'],
  // language: what is kept is redacted first; what knowledge says the store keeps as text.
  store: ['language'],
  // language: words of command are normalised before they are read. model: what Services holds.
  dialogue: ['language', 'knowledge', 'calculate', 'retrieve', 'understand', 'answer', 'model', 'store', 'logger.ts'],
  // language: places and figures of the tables that officers hand in.
  office: ['ingest', 'knowledge', 'language', 'calculate', 'store', 'logger.ts'],
  // store: a page and what it does share one transaction.
  desk: ['office', 'http', 'store', 'logger.ts'],
  // The owners' page is not in the drawing: cards, clauses and calculators, read alone.
  page: ['http', 'knowledge', 'language', 'calculate', 'store', 'logger.ts'],
  delivery: ['store', 'logger.ts'],
  channel: ['logger.ts'],
  http: [],
  // Plain Node: what runs before there are packages, and what runs before there is a bundle.
  'setup.mjs': [],
  'bundle.mjs': [],
  'start.mjs': ['bundle.mjs'],
};
/** Of these rooms only the types, that is the shape of what is handed in. */
export const TYPES_ONLY: readonly (readonly [room: string, target: string])[] = [
  ['understand', 'model'],
  ['dialogue', 'model'],
  ['dialogue', 'retrieve'],
  ['answer/evidence', 'retrieve'],
];
/** These put the parts together: they may import everything, and only they each other. */
export const ROOTS = ['cli.ts', 'app', 'command', 'train'];

/** Which places a package may be imported from. */
export const FENCES: readonly [RegExp, RegExp][] = [
  [/^(?:grammy|wechaty|@wecom\/)/, /^channel\//],
  [/^langchain|^@langchain\/(?:openai|community|classic)/, /^model\//],
  [/^@langchain\/core\/(?:vectorstores|retrievers|documents)/, /^retrieve\//],
  [/^@langchain\/core\/(?!vectorstores|retrievers|documents)/, /^model\//],
  [/^hnswlib-node/, /^retrieve\/local\/index\/vector-graph/],
  [/^big\.js/, /^(?:calculate|language)\//],
  [/^libsql$/, /^store\/libsql\//],
  [/^pg$/, /^(?:store\/postgres|retrieve\/remote)\//],
  [/^prom-client/, /^http\//],
  [/^@opentelemetry\//, /^app\/open-tracing\.ts$/],
  [/^@?hono(?:\/|$)/, /^(?:http|desk|page)\//],
  [/^@node-rs\/argon2/, /^office\//],
  [/^openid-client/, /^desk\/directory\.ts$/],
  [/^hucre/, /^(?:office|ingest\/read)\//],
  [/^(?:esbuild|tsx)/, /^(?:bundle|start|app\/start-thread)\.mjs$/],
];
