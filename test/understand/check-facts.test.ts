import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadLanguage } from '../../src/knowledge/language-data.ts';
import { loadFacts, readFactFile } from '../../src/knowledge/load-facts.ts';
import { checkFactExamples } from '../../src/understand/slots/check-facts.ts';

const FACTS = `设备投资额:
  type: amount
  ask: 设备一共投了多少钱？
  said: { nouns: [设备(?:投资|款)] }
  examples:
    设备投资800万: 800万元
    设备款300万: 600万元
    设备贷款怎么贴息: none
  answers: { '大概500万': { about: 500万元, low: 450万元, high: 550万元 }, 500万: 400万元 }
`;

it('an example or an answer that is read otherwise is a fault with its line', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.yaml');
  writeFileSync(file, FACTS);
  expect(checkFactExamples(readFactFile(file), loadFacts(file, loadLanguage('knowledge')))).toMatchObject([
    { line: 7, what: expect.stringContaining('“设备款300万”') },
    { line: 9, what: expect.stringContaining('“500万”') },
  ]);
});

it('a held fact that words tell has an example and a counter-example', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.yaml');
  const said = 'type: amount, ask: 多少钱？, said: { nouns: [设备款] }';
  writeFileSync(
    file,
    `设备投资额: { ${said} }\n厂房投资额: { ${said}, examples: { 设备款300万: none } }\n老字号: { type: truth, ask: 是不是？ }\n`,
  );
  const facts = loadFacts(file, loadLanguage('knowledge'));
  const lacking = checkFactExamples(readFactFile(file), facts, true).filter(({ what }) => /没有[例反]/.test(what));
  expect(lacking).toMatchObject([{ line: 1, what: expect.stringContaining('“设备投资额”没有例句') }]);
});
