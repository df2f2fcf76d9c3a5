const ASSISTANT =
  '(?:AI|ＡＩ|人工智能|智能|大(?:语言)?模型|语言模型|聊天机器人|机器人|GPT|ChatGPT|助手|助理|assistant|model)';

/** Sentences that speak to a machine that reads the text, not to the people whom the policy is for. */
const INSTRUCTIONS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|不要理会|跳过|覆盖)[^。；\n]{0,12}(?:以上|上述|之前|前面|先前|此前|所有|一切|原有|系统|你的)[^。；\n]{0,12}(?:指令|提示|规则|设定|内容|要求|说明|约束|限制)/,
  /(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|system)\b[^.\n]{0,40}(?:instruction|prompt|rule|context|guideline|message)/i,
  /(?:system|developer)\s*(?:prompt|message|instruction)s?\b|系统提示词|提示词注入|prompt\s*injection/i,
  /<\|?(?:im_start|im_end|system|endoftext|assistant)\|?>|\[\/?INST\]|<<SYS>>|^\s*(?:assistant|system|user)\s*[:：]/i,
  new RegExp(`(?:如果|若|假如|当)?你(?:现在)?(?:是|作为|扮演)(?:一[个名款])?[^。；\\n]{0,8}${ASSISTANT}`, 'i'),
  new RegExp(
    `(?:作为|身为)(?:一[个名款])?[^。；\\n]{0,4}${ASSISTANT}[^。；\\n]{0,6}[，,]?\\s*(?:你|请|必须|应当?|务必|只能|不得)`,
    'i',
  ),
  new RegExp(
    `(?:请|要求|命令|提醒|告知|致|给|各位)[^。；\\n]{0,6}${ASSISTANT}[^。；\\n]{0,12}(?:回答|回复|答复|输出|告诉|声称|推荐|引用|忽略|不要|务必|必须|只能)`,
    'i',
  ),
  new RegExp(
    `${ASSISTANT}(?:在|于)?[^。；\\n]{0,8}(?:回答|回复|答复|输出)[^。；\\n]{0,12}(?:时|必须|务必|应当?|一律|只能|不得|不要)`,
    'i',
  ),
  /(?:回答|回复|答复)(?:用户|提问者?|问题|任何人)[^。；\n]{0,10}(?:时|务必|必须|一律|只能|都)[^。；\n]{0,30}(?:说|称|告诉|回答|引用|推荐|输出|金额|万元)/,
  // What no reader of the page sees, and what is addressed to a machine or asks for an answer.
  /<!--/,
  /(?:给|致|对)[^。；\n]{0,4}(?:大(?:语言)?模型|语言模型|智能助手|AI|人工智能助手|聊天机器人|助手|assistant)的?(?:提示|指令|说明|备注|留言|话)?\s*[：:]/i,
  new RegExp(`(?:给|致|对)[^。；\\n]{0,4}${ASSISTANT}的(?:提示|指令|备注|留言)`, 'i'),
  /请(?:直接|一律|都|统一)?(?:回答|回复|答复|输出)[^。；\n]{0,12}(?:\d|万元|奖励|补贴|补助)/,
  /you (?:are|must act as|will act as) (?:an?|the) [^.\n]{0,30}(?:assistant|ai|model|bot)|(?:as|to) (?:an|the) (?:ai|assistant|language model)|(?:tell|inform|answer) the (?:user|reader) that/i,
];

/** Splits what a text says to machines from what it says to people. */
export function withoutInstructions(text: string): { text: string; taken: string[] } {
  if (!INSTRUCTIONS.some((pattern) => pattern.test(text))) return { text, taken: [] };
  const taken: string[] = [];
  const kept = text.match(/[^。！？\n]*[。！？\n]?/g)?.filter((sentence) => {
    if (!sentence || !INSTRUCTIONS.some((pattern) => pattern.test(sentence))) return true;
    taken.push(sentence.trim());
    return false;
  });
  // Spread over several sentences, it can't be cut out: the whole paragraph goes.
  return taken.length ? { text: (kept ?? []).join('').trim(), taken } : { text: '', taken: [text] };
}
