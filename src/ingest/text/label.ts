import { dateLine } from './date.ts';
import type { TextTable } from './line.ts';

/** What the labels of government pages, law databases and index tables mean to us. */
const MEANINGS: Readonly<Record<string, string>> = {
  制定机关: 'issuer',
  发布机关: 'issuer',
  发布机构: 'issuer',
  发文机关: 'issuer',
  发文单位: 'issuer',
  发文机构: 'issuer',
  发文部门: 'issuer',
  发布单位: 'issuer',
  印发机关: 'issuer',
  制定单位: 'issuer',
  制发机关: 'issuer',
  颁布单位: 'issuer',
  文号: 'number',
  字号: 'number',
  发文字号: 'number',
  发文文号: 'number',
  发文号: 'number',
  文件字号: 'number',
  文件文号: 'number',
  文件编号: 'number',
  标题: 'title',
  名称: 'title',
  文件名称: 'title',
  成文日期: 'issued',
  发文日期: 'issued',
  发文时间: 'issued',
  印发日期: 'issued',
  公布日期: 'published',
  发布日期: 'published',
  发布时间: 'published',
  发表时间: 'published',
  添加时间: 'published',
  颁布日期: 'published',
  施行日期: 'effective',
  实施日期: 'effective',
  生效日期: 'effective',
  失效日期: 'until',
  废止日期: 'until',
  有效性: 'validity',
  时效性: 'validity',
  文件状态: 'validity',
  效力等级: 'rank',
  信息来源: 'from',
  文章来源: 'from',
  来源: 'from',
  作者: 'author',
  发布: 'poster',
  索引号: 'index',
  主题分类: 'topic',
  主题词: 'topic',
  分类: 'topic',
  统一编号: 'index',
  浏览次数: 'counter',
  阅读次数: 'counter',
  浏览量: 'counter',
};
const NAMES = Object.keys(MEANINGS)
  .sort((a, b) => b.length - a.length)
  .map((name) => [...name].join('[\\s\\u3000]*'))
  .join('|');
const LABEL = new RegExp(
  `(?:^|[•|【\\[\\s（(])(${NAMES})[\\s\\u3000]*[】\\]]?[\\s\\u3000]*[：:•]?[\\s\\u3000]*\\|?`,
  'g',
);
/** A label with nothing but a space, or not even that, before its value: 发文字号 某发〔2020〕1号. */
const BARE = new RegExp(`^(${NAMES})[\\s\\u3000]*([^：:]{4,60})$`);
const NAME_ALONE = new RegExp(`^(?:${NAMES})$`);
const ALONE = new RegExp(`^[【\\[]?(${NAMES})[】\\]]?[\\s\\u3000]*[：:]\\s*\\|?\\s*$`);

/** True for a line that is nothing but labels and their values. */
export function isLabelLine(line: string): boolean {
  const plain = line.trim();
  if (ALONE.test(plain) || bareLabel(plain)) return true;
  const first = new RegExp(`^[【\\[|•\\s]*(?:${NAMES})[】\\]]?\\s*[：:]`).exec(plain);
  return first !== null && plain.length < 160 && !/[。]/.test(plain);
}

/** A label without a colon counts only before a value of its kind: a number, a body or a date and nothing else. */
function bareLabel(line: string): { name: string; value: string } | undefined {
  const [, name = '', value = ''] = BARE.exec(line.trim()) ?? [];
  const fits = {
    number: () => /^[^，。；、]{2,20}\d{4}[^，。；、]{0,3}\d{1,5}号$/.test(value.replace(/\s/g, '')),
    issuer: () => /^[\p{Script=Han}、\s]{3,50}(?:政府|委员会|[厅局委办部院署])$/u.test(value),
    issued: () => dateLine(value) !== null,
    published: () => dateLine(value) !== null,
  }[MEANINGS[name.replace(/[\s\u3000]/g, '')] ?? ''];
  return fits?.() ? { name, value } : undefined;
}

/**
 * What the labels of a page say, by meaning (`issuer`, `number`, `issued` …); the first that says anything counts. A label
 * and its value stand on one line, on two, or several pairs on one line.
 */
export function labelsOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const put = (name: string, value: string): void => {
    const meaning = MEANINGS[name.replace(/[\s\u3000]/g, '')];
    const clean = value
      .replace(/[|•【\]】]{1,8}$/g, '')
      .replace(/^[：:|\s\u3000]+/, '')
      .trim();
    if (meaning && clean && clean !== '-' && clean.length < 120 && !found.has(meaning)) found.set(meaning, clean);
  };
  for (const [i, line] of lines.entries()) {
    if (line.length > 600 && !/【(?:制定机关|公布日期)】/.test(line)) continue;
    const alone = ALONE.exec(line.trim());
    if (alone) {
      const next = lines[i + 1]?.trim() ?? '';
      if (!ALONE.test(next) && next.length < 120 && !isLabelLine(next)) put(alone[1] ?? '', next);
      continue;
    }
    const bare = bareLabel(NAME_ALONE.test(line.trim()) ? `${line.trim()} ${lines[i + 1]?.trim()}` : line);
    if (bare) {
      put(bare.name, bare.value);
      continue;
    }
    const hits = [...line.matchAll(LABEL)].filter((m) => /[：:】•|]/.test(m[0].slice(1)));
    for (const [k, hit] of hits.entries()) {
      const from = hit.index + hit[0].length;
      const to = hits[k + 1]?.index ?? line.length;
      put(hit[1] ?? '', line.slice(from, to).split(/[|•]|正文/)[0] ?? '');
    }
  }
  return found;
}

/** The cells of a table of labels and values, two by two, as lines of a label and its value. */
export function labelledCells({ header, rows }: TextTable): string[] {
  const cells = [header, ...rows].flat().map((cell) => cell.trim());
  return cells.flatMap((cell, i) => {
    const next = cells[i + 1];
    return NAME_ALONE.test(cell.replace(/[：:]$/, '')) && next && next !== cell
      ? [`${cell.replace(/[：:]$/, '')}：${next}`]
      : [];
  });
}

/** A text without the label that it begins with: 发文字号某发〔2020〕1号 → 某发〔2020〕1号. */
export function withoutLabel(text: string): string {
  return text.replace(
    new RegExp(`^[【\\[]?(?:${NAMES})[】\\]]?[\\s\\u3000]*[：:]?[\\s\\u3000]*(?=[\\p{Script=Han}])`, 'u'),
    '',
  );
}
