/**
 * Words that tell what kind of answer is wanted, or that every policy and every asker uses: they are no sign that a clause
 * is about the question, and their absence is none that it is not.
 */
export const CARRIERS: ReadonlySet<string> = new Set(
  [
    // who asks, and of what
    '代账 代理记账 会计 财务 出纳 中介 代办 老总 股东 企业 公司 单位 机构 老板 厂子 小厂 工厂 政策 文件 通知 规定 条款 条文 原文 内容 情况 事情 问题 方面 政府 国家 市里 省里 区里 全市 全省 全区 当地 本地 地区 地方 我市 我省 部门 责任 主管 牵头 归口',
    '人家 大家 朋友 同行 客户 东西 玩法 说法 名称 名字 全称 文号 号文 发文 字号 文字 标题 题目 作者 文章 一份 那份 这份 行动计划 行动 计划 方案 办法 意见 措施 若干 规划 任务 工作 条件 要求 资格 门槛 对象 范围 流程 手续 材料 资料',
    // how much, when
    '标准 额度 金额 数额 数目 上限 下限 封顶 顶天 最高 最低 最多 最少 至少 幅度 力度 比例 比重 占比 区间 基数 数量 目标 指标 总数 钱 奖金 资金 奖补 补贴 补助 奖励 资助 支持 扶持 帮扶 优惠 好处 利好 鼓励 帮助 照顾 福利 补 奖 贴',
    '时间 日期 期限 截止 时候 今年 去年 明年 目前 现在 当前 今天 年底 年度 元旦 期间 效力 有效期 有效 生效 施行 实施 执行 印发 发布 出台 公布 过期 失效 到期 废止 结束 作废 算数 作数 管用 钟头 小时 个点 真的 真假 真的假 真的假的 属实 正确',
    '电话 联系 联系方式 联系电话 咨询电话 热线 网站 窗口 地址 号码',
    // what one does with it
    '开厂 办厂 开公司 评上 拿到 头奖 听讲 讲讲 咨询 请教',
    '是不是 有没有 还有 还能 还 哪种 哪样 跟开 如果 要是 那个 这个 时代 首次 第一次 第一 一次 公司 家 叫做 谁写 多长 几年 连着 从哪 哪年 起算 里面 上面 下面 别人 你们 我们 咱们 自己',
    '申请 申报 办理 享受 获得 得到 领取 拿到 符合 满足 给 拿 领 发 算 得 能 行 要 想 请 问 说 讲 看 查 帮 告诉 介绍 解释 了解 知道 听说 据说 来算 来补 给钱 发钱 拿钱 给补 能补 打算 准备 需要 应该 可以 能够 包括 属于 适用 写 提到 涉及 叫 达到 实现',
    '对比 比较 区别 相比 划算 争取 记错 没记错 提醒 确认 承认 忽略 限制 指令 规则 直接 回答 大概 大致 具体 主要 详细 相关 有关 进行 开展 重点 开始 一下 一共 分别 各自',
    'what how much many is are the a an of for to in on does do can we our us i my per and or it pay pays paid give get maximum max minimum one off yearly annual which who when where please tell about support offer company companies enterprise enterprises policy policies based new any have has will be should with from by at this that there kind every each documents needed under year years small medium',
  ]
    .join(' ')
    .split(' '),
);
