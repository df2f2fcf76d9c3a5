import type { Clause } from '../document.ts';
import type { Fault } from '../fault.ts';
import { expand, type LexiconFile } from '../lexicon.ts';
import type { YamlFile } from '../yaml-file.ts';

/** The lexicon: every entry fires on what it says, and leads to words that some clause uses or, where it says so, that documents still to come use. */
export function checkLexicon(lexicon: YamlFile<LexiconFile>, clauses: Iterable<Clause>): Fault[] {
  const { file, data, lineOf } = lexicon;
  const held = [...clauses]
    .map((c) => [...c.path, c.heading, c.text, ...c.bodies].join('\n'))
    .join('\n')
    .toLowerCase();
  const faults: Fault[] = [];
  const add = (path: readonly PropertyKey[], what: string, remedy: string, severity: Fault['severity']) =>
    faults.push({ file, line: lineOf(path), severity, what, remedy });
  const words = new Set<string>();
  for (const [i, word] of data.words.entries()) {
    if (words.has(word)) add(['words', i], `${word} 写了两次`, '去掉一个', 'error');
    words.add(word);
  }
  const twice = data.subjects.find((subject, i) => data.subjects.indexOf(subject) < i);
  if (twice) add(['subjects'], `${twice} 写了两次`, '去掉一个', 'error');
  for (const [i, entry] of data.entries.entries()) {
    const at = (what: string, remedy: string, severity: Fault['severity'] = 'error') =>
      add(['entries', i], what, remedy, severity);
    for (const said of entry.say) {
      if (said.trim() !== said) at(`「${said}」两头有空格`, '去掉空格');
      if (/^\p{Script=Han}$/u.test(said)) at(`「${said}」只有一个字，许多词里都有`, '至少写两个字');
      if (
        !entry.mean.some((mean) => said.toLowerCase().includes(mean.toLowerCase())) &&
        expand({ entries: [entry] }, said).length === 0
      )
        at(`「${said}」对应不到任何词`, '改成能匹配的写法');
    }
    if (new Set(entry.say).size < entry.say.length) at('同一个说法写了两次', '去掉一个');
    if (!(entry.ahead || entry.atLarge) && !entry.mean.some((mean) => held.includes(mean.toLowerCase())))
      at(`没有条款写到${entry.mean.join('或')}`, '写条款里用的词', 'warning');
  }
  return faults;
}
