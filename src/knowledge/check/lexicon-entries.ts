import type { Clause } from '../document.ts';
import type { Fault } from '../fault.ts';
import { expand, type LexiconFile } from '../lexicon.ts';
import type { YamlFile } from '../yaml-file.ts';

/** The lexicon: every entry fires on what it says, and leads to words that some clause uses. */
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
    if (words.has(word)) add(['words', i], `${word} stands twice`, 'take one out', 'error');
    words.add(word);
  }
  const twice = data.subjects.find((subject, i) => data.subjects.indexOf(subject) < i);
  if (twice) add(['subjects'], `${twice} stands twice`, 'take one out', 'error');
  for (const [i, entry] of data.entries.entries()) {
    const at = (what: string, remedy: string, severity: Fault['severity'] = 'error') =>
      add(['entries', i], what, remedy, severity);
    for (const said of entry.say) {
      if (said.trim() !== said) at(`「${said}」 has a space at its end`, 'take it out');
      if (/^\p{Script=Han}$/u.test(said)) at(`「${said}」 is in too many words`, 'write two characters and more');
      if (
        !entry.mean.some((mean) => said.toLowerCase().includes(mean.toLowerCase())) &&
        expand({ entries: [entry] }, said).length === 0
      )
        at(`「${said}」 leads to nothing`, 'see that it can be matched');
    }
    if (new Set(entry.say).size < entry.say.length) at('a saying stands twice', 'take one out');
    if (!entry.mean.some((mean) => held.includes(mean.toLowerCase())))
      at(`no clause says ${entry.mean.join(' or ')}`, 'write what the clauses say', 'warning');
  }
  return faults;
}
