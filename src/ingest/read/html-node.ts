import type { CheerioAPI } from 'cheerio';

/** A node of a page, as cheerio's parser makes it. */
export type AnyNode = Parameters<CheerioAPI['contains']>[0];
export type Element = Extract<AnyNode, { attribs: unknown }>;
