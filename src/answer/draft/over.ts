/** How a text is said to be out of force, and in short where the conversation has heard of it. */
export const OVER = '已经过期';
export const OVER_AGAIN = `（这份文件${OVER}`;
