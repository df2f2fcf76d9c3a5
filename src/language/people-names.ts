import type { PersonalStretch } from './personal-stretch.ts';
import { findRegions } from './region.ts';

/** The surnames of some 98 % of people, and the usual double ones. */
const SURNAME = `(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|司徒|令狐|[${[
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭',
  '陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易',
  '乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍',
].join('')}])`;
/** Surnames that are seldom the beginning of another word: with 总 or 工 behind them they are somebody. */
const SURE_SURNAME =
  '[王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧董袁潘蒋蔡杜魏吕沈姚卢姜崔谭廖贾邹薛郝龚邵]';
const HAN = '\\p{Script=Han}';

/** Where a name is over: the words end, or what is said of its bearer goes on. */
const OVER = '(?=$|[^\\p{Script=Han}]|的|电话|手机|身份证|今年|想|请|要|来|在|做|从|是)';
/** 我是宁乡的 tells a place, 我是王建国, a name. */
const ENDED = '(?=$|[^\\p{Script=Han}]|电话|手机|身份证|想请|想问)';
/** 我是高企, 我是金属厂: what ends so is no name. */
const NO_NAME = '[厂店家户方员商企工司部院所社会局师生区县市镇村省业品的了吗呢啊呀吧]';

const NAMES: readonly RegExp[] = [
  // 我叫王建国, 本人姓黄, 法人代表：周芳
  new RegExp(
    `(?:我(?:名?叫|姓)|本人(?:叫|姓)?|免贵姓|名字叫|(?:法人|法定代表人|联系人|负责人|经办人|股东|董事长|总经理)(?:代表)?(?:叫|是|姓|[:：])?)\\s{0,2}(${SURNAME}${HAN}{0,2}?)${OVER}`,
    'gu',
  ),
  // 我是王建国, 老板叫陈志强
  new RegExp(
    `(?:我是|这是|(?:老板娘?|会计|朋友|同事|客户)(?:叫|名叫))\\s{0,2}(${SURNAME}${HAN}(?:(?!${NO_NAME})${HAN})?)(?<!${NO_NAME})${ENDED}`,
    'gu',
  ),
  // 张总, 刘科长
  new RegExp(
    `(${SURNAME})(?=(?:经理|主任|科长|处长|局长|老板|师傅|会计|主管|先生|女士|小姐|老师|律师|厂长|董事长|书记)(?!部|室|处))`,
    'gu',
  ),
  new RegExp(`(${SURE_SURNAME})(?=(?:总|工|姐|哥|董)(?:$|[^\\p{Script=Han}]|[说问讲要想让的是在]))`, 'gu'),
];

/** Names of people, behind the words that bring them and before a form of address. */
export function namedPeople(text: string): readonly PersonalStretch[] {
  const places = findRegions(text);
  const named = NAMES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found) => {
      const name = found[1] as string;
      const start = found.index + found[0].lastIndexOf(name);
      return { start, end: start + name.length, kind: '姓名' as const };
    }),
  );
  return named.filter(({ start, end }) => !places.some((place) => place.start < end && start < place.end));
}
