import type { Provenance } from '../knowledge/document.ts';

/** What the text that is held is, as an owner is told it: in a word, and in full. */
export const PROVENANCE_LABELS: Readonly<Record<Provenance, { readonly short: string; readonly long: string }>> = {
  official: { short: '原文', long: '下面是文件的原文。' },
  restated: { short: '转述', long: '下面是据原文的转述，不是逐字的原文；数字、条件和日期照原文。' },
  excerpt: { short: '节选', long: '收录的是节选，下面据原文转述；未收录的条款可能另有规定。' },
  digest: { short: '摘要', long: '收录的是媒体摘要，不是文件原文，以正式文件为准。' },
  commentary: { short: '解读', long: '收录的是解读，不是文件原文，以正式文件为准。' },
};
