import type { Line } from '../text/line.ts';

const DATE = '(?:19|20)\\d{2}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日';
const NUMBER = '[（(]?[\\p{Script=Han}]{1,14}[〔\\[（(]\\s*(?:19|20)\\d{2}\\s*[〕\\]）)]\\s*\\d{1,5}\\s*号[）)]?';

/**
 * Parts a masthead whose line breaks were lost: the properties that a law database prints, title, number, addressee, signature
 * and date, annex and its title each get a line. `title` is known from the line above.
 */
export function unrunMasthead(lines: readonly Line[], title: string): Line[] {
  const plain = title.replace(/\s/g, '');
  return lines.flatMap((line, i) => {
    if (line.table || i > 3) return [line];
    let text = line.text;
    const glued = text.replace(/\s/g, '').startsWith(plain) && text.length > title.length + 10;
    if (!glued && !new RegExp(`(?:^|。)[^。]{2,100}?${DATE}.`).test(text)) return [line];
    const inner = titleIssued(title);
    if (inner) text = text.replace(new RegExp(`附件[:：]\\s*${literal(inner)}`), `\n附件：${inner}\n`);
    text = text
      .replace(/(文章属性|【正文】|(?<=[】•\p{Script=Han}])正文[：:]?(?:-{3,})?(?=\p{Script=Han}))/gu, '\n$1\n')
      .replace(/-{4,}/g, '');
    text = text.replaceAll(title, `\n${title}\n`);
    text = text.replace(new RegExp(`\\n(${NUMBER})(?=\\p{Script=Han})`, 'gu'), '\n$1\n');
    text = text.replace(
      /\n([^\n。]{4,120}?(?:政府|单位|部门|机构|局|校|企业|委|县市|园区|院校)[：:])(?=[\p{Script=Han}《])/gu,
      '\n$1\n',
    );
    // 。issuer and date: the signature ends the notice; what follows is the annex.
    text = text.replace(
      new RegExp(
        `(?<=。|\\n|^)((?:附件[：:][^\\n。]{4,60}?)?)([\\p{Script=Han}]{2,90}(?:厅|局|委|府|部|办|会|院|室))(${DATE})`,
        'gu',
      ),
      '\n$1\n$2\n$3\n',
    );
    text = text.replace(/\n([（(]此件[^）)]{2,10}[）)])/g, '\n$1\n').replace(/\n附件(?=\p{Script=Han})/gu, '\n附件\n');
    if (inner) text = text.replace(new RegExp(`\\n(${literal(inner)})(?=\\p{Script=Han})`, 'u'), '\n$1\n');
    return text
      .split('\n')
      .map((piece) => piece.trim())
      .filter((piece) => piece && piece !== '正文' && !/^正文[：:]?-*$/.test(piece))
      .map((piece): Line => ({ text: piece }));
  });
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a notice issues: 印发《X》的通知 → X. */
export function titleIssued(title: string): string | null {
  const quoted = /(?:印发|转发|发布|公布|下发)(?:了)?[^《]{0,4}《(.+)》/.exec(title)?.[1];
  if (quoted) return quoted;
  return /(?:印发|转发|发布|公布|下发)(.{6,300}?)(?:的)(?:通知|公告|通告|决定)/.exec(title)?.[1] ?? null;
}
