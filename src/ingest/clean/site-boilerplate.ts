import { dateLine } from '../text/date.ts';
import { markerAt } from '../text/marker.ts';

/** Whole lines that belong to a site, not to the text that it shows. */
const FURNITURE: readonly RegExp[] = [
  /^(?:首页|返回首页|返回顶部|返回|顶部|关闭|关闭(?:窗口|本页)|打印|打印(?:本页|页面)|收藏|分享|分享到|分享文章到|取消|纠错|内容纠错|下载|详情|导航|搜索|登录|注册|退出|手机端|无障碍|长者助手|听全文|扫一扫|更多|展开(?:全部|全文)?|收起|热门评论|相关(?:附件|新闻|文章|链接|阅读|文件|解读|政策)|政策解读|一图读懂|电脑版|网站地图|联系我们|关于我们)[>›»|\s：:]*$/,
  /^(?:您)?(?:当前|现在|所在)的?位置\s*[：:>]|^您现在所在|^所在的位置|^首页\s*[>›»]/,
  /^.{0,6}(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[：:]/,
  /ICP备|公网安备|网站标识码|版权所有|Copyright|©|技术支持\s*[：:]|承办\s*[：:]|^主办(?:单位)?\s*[：:]/i,
  /^(?:上|下)一[篇条页]\s*[：:]?/,
  /^(?:微信|手机|请)?扫(?:一扫|码|描)[^。]{0,12}(?:打开|关注|进入|二维码|手机|当前页|下载)[^。]{0,12}$|^关注 ·|^扫码(?:进入|打开)$/,
  /^分享到|^-次$|^来源\s*[：:].{0,60}$/,
  /^【?(?:字体|字号|浏览字号)\s*[：:]|^\[?大 ?中 ?小\]?$|^[A＋+-]*\s*A\s*[+-]?$|^[-+×↺|·—\s]{1,12}$/,
  /^搜索热词|^热搜|^网站支持|^您是第|^您即将离开|^请输入|^高级搜索|^搜索位置/,
  /^(?:点击(?:查看|下载|进入)|相关链接|政策解读|一图读懂|图解|音频解读|视频解读|【?(?:音频|图文|文字)?解读)[^。]*(?:解读|https?:\/\/\S+|下载)$/,
  /^.{0,4}(?:公开方式|信息公开选项|公开属性|公开类别)\s*[：:]/,
  /^[（(]?此件(?:主动公开|公开发布|依申请公开|不予公开|删减后公开)[）)]?$/,
  /^[^。]{2,40}(?:办公室|秘书处|办公厅|厅|局|委)\s*\d{4}年\d{1,2}月\d{1,2}日\s*印发$|^\d{4}年\d{1,2}月\d{1,2}日\s*印发$/,
  /^(?:如此重要的消息|快?转发给需要的人|快来?收藏|赶紧收藏|觉得有用|点个?“?在看|戳这里|长按识别)/,
  /^[●•▲■◆★※\s-]*$/,
  /^!?\[[^\]]*\]\([^)]*\)$/,
];

/** Where a line like this stands behind the text, nothing after it belongs to the text. */
const TAIL =
  /^(?:相关(?:附件|新闻|文章|链接|阅读)|热门评论|展开全部|上一篇|下一篇|猜你喜欢|推荐阅读|为您推荐|友情链接|内容纠错|网站地图|关于我们|分享(?:文章)?到|扫一扫|关闭窗口|打印本页|您即将离开)|^(?:版权(?:与|及|和)?(?:免责)?声明|免责声明|特别声明|声明)\s*[：:]|^原标题\s*[：:]|ICP备|公网安备/;

/** What document libraries print around the documents that they lend. */
const LIBRARY: readonly RegExp[] = [
  /下载文档前请|仅部分预览|不可在线预览|文档侵犯您的权益|人工客服|申请退款|下载后可(?:编辑|见)|本文档(?:由|来自|共)|文档(?:分享|下载)平台|剩余[\d.]*%?(?:内容|页)?未读|继续阅读|点击(?:下载|查看)(?:全文|原文)|付费(?:后|下载)|会员(?:免费|专享)/,
  /版权(?:与|及|和)?免责声明|本网(?:转载|注明)|未经(?:本网|授权)[^。]{0,8}不得转载|不代表本(?:网|站|平台)(?:赞同|观点|立场)/,
];

/** An office alone on a line: the foot of a printed page, or, above a date, the signature of a text. */
const OFFICE = /^[^。，]{2,30}(?:办公室|秘书处)$/;

/** A numbered line is a step or a provision, whatever it speaks of. */
export const isFurniture = (line: string, below = ''): boolean =>
  !markerAt(line) && (FURNITURE.some((pattern) => pattern.test(line)) || (OFFICE.test(line) && !dateLine(below)));
export const isTail = (line: string): boolean => TAIL.test(line);
export const isLibraryNotice = (line: string): boolean => LIBRARY.some((pattern) => pattern.test(line));
