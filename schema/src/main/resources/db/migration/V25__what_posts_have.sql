-- What a post's row says of what stands elsewhere, so that a post without it costs its readers nothing. file_ids has spaces
-- between the ids.

ALTER TABLE posts ADD COLUMN file_ids VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN has_reactions BOOLEAN NOT NULL DEFAULT FALSE;
