-- Each list of posts is a range of one index, whatever has grown beside it: former versions, deleted posts, replies. Of two
-- indexes that would do, both databases take that made last if they can't tell which is smaller: the narrower come last.
-- [jooq ignore start]
DROP INDEX posts_channel_create_at;
CREATE INDEX posts_channel_create_at ON posts (channel_id, create_at, id) WHERE original_id = '';
CREATE INDEX posts_channel_living ON posts (channel_id, create_at, id) WHERE original_id = '' AND delete_at = 0;
CREATE INDEX posts_channel_roots ON posts (channel_id, create_at, id)
    WHERE original_id = '' AND delete_at = 0 AND root_id = '';

DROP INDEX posts_channel_update_at;
CREATE INDEX posts_channel_update_at ON posts (channel_id, update_at, create_at, id) WHERE original_id = '';

DROP INDEX posts_root;
CREATE INDEX posts_root_create_at ON posts (root_id, create_at, id) WHERE root_id <> '' AND delete_at = 0;
CREATE INDEX posts_root_update_at ON posts (root_id, update_at, id) WHERE root_id <> '' AND delete_at = 0;

-- The posts of a day. An index of the times themselves would have the order of every channel's list, and PostgreSQL takes it
-- for that at the wrong moments: it goes through everybody's posts to find a channel's.
DROP INDEX posts_create_at;
CREATE INDEX posts_day ON posts ((create_at / 86400000)) WHERE original_id = '';
-- [jooq ignore stop]
