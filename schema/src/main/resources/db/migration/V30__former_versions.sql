-- Finds the former versions of a post; it holds nothing else.

-- [jooq ignore start]
CREATE INDEX posts_original ON posts (original_id, update_at, id) WHERE original_id <> '';
-- [jooq ignore stop]
