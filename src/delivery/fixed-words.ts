/** What a person is told by delivery itself. No figures: those are the conversation's to give. */
export const WORDS = {
  tooFast: '您发得有点快，这一条我没有收下。请过一分钟再发。',
  groupTooFast: '这个群里问得有点快，这一条我没有收下。请过一分钟再问。',
  inLine: '现在提问的人多，这一条已经收下，正在排队，轮到时回答您，不用再发。',
  late: '让您久等了，下面回答您之前排队的那一条。',
  tooMany: '现在提问的人太多，这一条我没有收下。请过几分钟再发一次。',
  unreadable: '我只看得懂文字，看不了图片、语音、表情和文件。请把问题打成文字发给我。',
  failed: '这条消息没能处理好，问题已记录。请换个说法，或过一会儿再发。',
  refused: '这条消息没法处理：内容为空，或者太长。请把问题说短一些再发。',
  withheld: '相关的政策文件已由管理员停用，暂时不作答。请咨询主管部门。',
  toPerson: '已为您转人工，按先后顺序接待，有人空出来就会在这里回复您。等待期间您可以继续问我。',
  stillWaiting: '已经在为您等人工了，按先后顺序接待。等待期间您可以继续问我。',
} as const;
