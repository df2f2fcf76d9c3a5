import type { PolicyDocument } from '../../knowledge/document.ts';

/** Nobody wrote what people ask for its clauses, as for one that was ingested: its text alone tells what it answers, whatever measures rest on it. */
export const isBare = ({ clauses }: PolicyDocument): boolean => clauses.every(({ asks }) => asks.length === 0);
