-- What a vote is about outlives the message that it was cast on: the question without figures and names, the clause first cited.
ALTER TABLE votes ADD COLUMN question TEXT;
ALTER TABLE votes ADD COLUMN clause TEXT;
