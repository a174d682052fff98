-- What was written on each whole day, in UTC: in each team, and over all for an empty team_id. Up to the last day of
-- the one row of counted_post_days all are counted; a day before it of which more became known is counted again.

CREATE TABLE post_days (
    team_id VARCHAR(26) NOT NULL,
    day BIGINT NOT NULL,
    posts BIGINT NOT NULL,
    bot_posts BIGINT NOT NULL,
    authors BIGINT NOT NULL,
    PRIMARY KEY (team_id, day)
);

CREATE TABLE stale_post_days (
    day BIGINT NOT NULL PRIMARY KEY
);

CREATE TABLE counted_post_days (
    last_day BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO counted_post_days (last_day) VALUES (-1);

-- [jooq ignore start]
CREATE INDEX posts_hashtags ON posts (channel_id) WHERE hashtags <> '' AND original_id = '';
CREATE INDEX users_people ON users (delete_at) WHERE NOT is_bot;

-- Those who are left out when people are counted: few, so the others are counted in an index of their own and these taken off.
CREATE INDEX users_apart ON users (id) WHERE is_bot OR delete_at > 0;
CREATE INDEX team_members_present ON team_members (team_id, user_id) WHERE delete_at = 0;
-- [jooq ignore stop]
CREATE INDEX channels_type ON channels (type, delete_at);
