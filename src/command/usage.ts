export const USAGE = `用法：
  cewen ask "问题" [--json] [--as-of YYYY-MM-DD]     问一个问题
  cewen ask --jsonl                                  标准输入每行一个 {"id","question","asOf"?,"history"?}
  cewen chat [--as NAME]                             在终端里对话；没有终端时每行一条消息，给了 NAME 才会记住
  cewen backup FILE | cewen restore FILE             备份和恢复对话、资料和评价
  cewen migrate --from DIR --to postgres://…         把数据目录里的对话、资料和评价迁到 PostgreSQL
  cewen retry [KEY… | --all] [--json]                没能处理的消息、没能送达的回复：列出，或重做
  cewen unanswered [--json]                          没能回答的问题，按次数
  cewen feedback [--json]                            有用和没用，按问题
  cewen eval [题目.jsonl…] [--json]                  工作台留下的题和文件里的题，是不是都答得上
  cewen serve                                        在已配置的渠道上提供服务
  cewen desk invite [--role ROLE] | cewen desk --demo  工作台：发一次性邀请码；打开演示
  cewen ingest 文件… [--out 目录] [--json] [--accept]  导入官方文件
    [--region 地名] [--issuer 单位] [--title 标题] [--number 文号]   原文没写、没认出的，在这里说明
    [--manifest 表.csv]                              一批文件各自的标题、文号、发文单位、地区
    [--official]                                     已与原件核对：缺文号、单位或日期也当作原文
  cewen confirm [ID [位置=数字…]] [--json]            扫描件里还没有核对的数字：列出，或按原件填上
  cewen reindex [--json] [--fetch] [--force]         重建索引；共用 PostgreSQL 时发布给各进程，--fetch 取来已发布的
                                                     工作台留下的题原来答得上、现在答不上的，不换上；--force 仍然换上
  cewen rollback [BUILD] [--list]                    退回上一个索引
  cewen status [--json]                              索引、文件、规则和快到期的文件
  cewen doctor                                       检查已配置的模型能不能用
  cewen check [--json] [--fail-on error|warning] [--sources DIR]   检查知识库
  cewen rules --json | cewen facts --json            规则和事实的清单
  cewen rules approve ID…                            复核条款已变更的规则
  cewen calculate --jsonl                            标准输入每行一个 {"id","rule","facts","asOf"?}
  cewen match --json                                 标准输入一个 {"facts","asOf"?}：这家企业对所有规则
  cewen match --batch 客户.xlsx|csv --out 结果.xlsx  一批企业：每家一行，每项措施多少、差什么、何时截止、依据哪条
  cewen match --template 模板.xlsx                   给这一批填的模板
  cewen combine --json                               标准输入一个 {"facts","asOf"?}：合规地同时享受哪些，加起来最多
  cewen measures [--region 地名] [--json]            所有措施：给谁、给多少、是否有效
  cewen card ID [--json]                             一项措施的卡片，和条文没有写的
  cewen draft [条款或文件…] [--json] [--out 目录]      给还没有措施的条款起草措施，逐条看过才算数；--out 每条写成一个文件
  cewen draft --accept 文件…                          采用看过、改好的草稿文件
  cewen search --passages FILE.jsonl --jsonl [--top 10]            检索给定的段落
  cewen search --explain "问题"                       说明每条命中的得分从哪里来
  cewen search --export 目录                          把向量写成 LangChain（@langchain/community HNSWLib）的目录`;
