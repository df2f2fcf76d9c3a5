/** Stands in a text where pages were left out, since only their pictures tell what they say. */
export const GAP = '〔此处有图片页，没有收录〕';
