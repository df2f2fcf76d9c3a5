/** The kind of the records that ask for dead letters to be run again: each is called by a letter's key. */
export const RETRY = 'retry';
