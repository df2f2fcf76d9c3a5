import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadLanguage } from '../../src/knowledge/language-data.ts';
import { checkFactExamples } from '../../src/understand/slots/check-facts.ts';

const language = loadLanguage('knowledge');

it('every example of the facts file is read as it says', () => {
  expect(checkFactExamples('knowledge/facts.yaml', language)).toEqual([]);
});

it('an example that is read otherwise is a fault with its line', () => {
  const root = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync('knowledge/facts.yaml', join(root, 'facts.yaml'));
  const text = readFileSync('knowledge/facts.yaml', 'utf8').replace('贷款500万: 500万元', '贷款500万: 600万元');
  writeFileSync(join(root, 'facts.yaml'), text);
  const faults = checkFactExamples(join(root, 'facts.yaml'), language);
  const line = text.split('\n').findIndex((l) => l.includes('贷款500万: 600万元')) + 1;
  expect(faults).toMatchObject([{ line, what: expect.stringContaining('“贷款500万”') }]);
});
