import { ConfigError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings by name and collects what is wrong with them; a fault never holds the value of a secret. */
export class Settings {
  readonly #env: Environment;
  readonly #faults: string[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  fault(...faults: readonly string[]): void {
    this.#faults.push(...faults);
  }

  get sound(): boolean {
    return this.#faults.length === 0;
  }

  /** @throws ConfigError with every fault so far, if there is one */
  check(): void {
    if (!this.sound) throw new ConfigError(this.#faults);
  }

  text(name: string): string | null {
    return this.#env[name]?.trim() || null;
  }

  number(name: string, fallback: number, least = 1): number {
    const given = this.text(name);
    const value = given === null ? fallback : Number(given);
    if (Number.isFinite(value) && value >= least) return value;
    this.fault(`${name}：“${given}”不是不小于 ${least} 的数`);
    return fallback;
  }

  yes(name: string): boolean {
    const given = this.oneOf(name, ['off', 'on', 'false', 'true', '0', '1'], '只能写 on 或 off');
    return ['on', 'true', '1'].includes(given);
  }

  /** One of `words` in lower case, the first where none is given. */
  oneOf(name: string, words: readonly [string, ...string[]], remedy = `只能写 ${words.join('、')} 之一`): string {
    const given = (this.text(name) ?? words[0]).toLowerCase();
    if (words.includes(given)) return given;
    this.fault(`${name}：${remedy}`);
    return words[0];
  }

  /** `protocols` with their colon: `https:`. */
  url(name: string, protocols: readonly string[], remedy = ''): string | null {
    const given = this.text(name);
    if (given !== null && !(URL.canParse(given) && protocols.includes(new URL(given).protocol)))
      this.fault(`${name}：不是以 ${protocols.map((p) => `${p}//`).join(' 或 ')} 开头的网址${remedy}`);
    return given;
  }

  /** Whether all of `names` are set; some alone are a fault. */
  together(...names: readonly string[]): boolean {
    const missing = names.filter((name) => this.text(name) === null);
    if (missing.length === names.length) return false;
    for (const name of missing)
      this.fault(`${name}：没有设置（已设置 ${names.filter((n) => !missing.includes(n)).join('、')}）`);
    return missing.length === 0;
  }
}
