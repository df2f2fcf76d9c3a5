const PAUSE = /[，,。；;？?！!、：:\s]+/;
const WORDS = /\p{Script=Han}[^\p{Script=Han}]*\p{Script=Han}/u;

/** The parts of a text between its commas and stops, those that hold words. */
export const partsBetweenPauses = (text: string): readonly string[] =>
  text.split(PAUSE).filter((part) => WORDS.test(part));
