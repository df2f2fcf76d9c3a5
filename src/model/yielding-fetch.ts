type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
type Body = Record<string, unknown>;

/** What an answer of the right form can be had without; the other name of a parameter takes its place. */
const DISPENSABLE: Readonly<Record<string, string | null>> = {
  temperature: null,
  response_format: null,
  max_tokens: 'max_completion_tokens',
  max_completion_tokens: 'max_tokens',
};
/** So many parameters may be refused one after the other of one request. */
const MOST = 3;

/** Fetches, and leaves out of this request and all further ones what an endpoint refuses by name. */
export class YieldingFetch {
  readonly #fetch: Fetch;
  readonly #refused = new Set<string>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** The parameters that the endpoint does not take, by now. */
  get refused(): readonly string[] {
    return [...this.#refused];
  }

  readonly fetch: Fetch = async (input, init) => {
    const asked = bodyOf(init);
    if (!asked) return this.#fetch(input, init);
    for (let refusals = 0; ; refusals += 1) {
      const body = this.#without(asked);
      const response = await this.#fetch(input, { ...init, body: JSON.stringify(body) });
      if (response.status !== 400 || refusals === MOST) return response;
      const said = await response.text();
      const name = refusedIn(said, body);
      if (name === null) return new Response(said, response);
      this.#refused.add(name);
    }
  };

  #without(asked: Body): Body {
    const kept = Object.entries(asked).flatMap(([name, value]): [string, unknown][] => {
      if (!this.#refused.has(name)) return [[name, value]];
      const other = DISPENSABLE[name];
      return other && !this.#refused.has(other) ? [[other, value]] : [];
    });
    return Object.fromEntries(kept);
  }
}

function bodyOf(init: RequestInit | undefined): Body | null {
  if (typeof init?.body !== 'string') return null;
  try {
    const body: unknown = JSON.parse(init.body);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : null;
  } catch {
    return null;
  }
}

/** The parameter of ours that a refusal names: in its own field, else first in its words. */
function refusedIn(said: string, body: Body): string | null {
  const ours = Object.keys(DISPENSABLE).filter((name) => name in body);
  const param = /"param"\s*:\s*"([^"]{1,64})"/.exec(said)?.[1];
  if (param !== undefined && ours.includes(param)) return param;
  const named = ours
    .map((name) => ({ name, at: said.search(new RegExp(`\\b${name}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return named[0]?.name ?? null;
}
