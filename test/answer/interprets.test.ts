import { expect, it } from 'vitest';
import { interprets } from '../../src/answer/evidence/choose-clauses.ts';
import { loadLanguage } from '../../src/knowledge/language-data.ts';

const language = loadLanguage('knowledge');

it.each([
  ['本办法自2025年1月1日起施行，由市商务局负责解释。', ['市商务局'], true],
  ['本办法由市科技局负责解释，市商务局负责受理和审核。', ['市科技局', '市商务局'], false],
  ['本办法由市科技局负责解释和组织实施。', ['市科技局'], false],
  ['市商务局负责受理。', ['市商务局'], false],
])('tells a clause that names nobody but who explains the text from others: %s', (text, bodies, only) => {
  expect(interprets({ text, bodies }, language)).toBe(only);
});
