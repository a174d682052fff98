-- Names as they are searched: folded, one row for each beginning of a word, in UTF-8. Bytes are compared as they are; text
-- would be by the rules of some language, where what begins with a prefix is no range. What jOOQ is to ignore its generator's
-- database does not know: keys of bytes, indexes of a part of the rows.
CREATE TABLE user_words (
    user_id VARCHAR(26) NOT NULL,
    kind VARCHAR(1) NOT NULL,
    word BYTEA NOT NULL
    -- [jooq ignore start]
    , PRIMARY KEY (user_id, kind, word)
    -- [jooq ignore stop]
);
-- [jooq ignore start]
CREATE INDEX user_words_word ON user_words (word, kind, user_id);
-- [jooq ignore stop]
CREATE INDEX users_roles ON users (roles, id);

-- Name and display name, folded. A search looks for any part of them, among the channels of one team.
ALTER TABLE channels ADD COLUMN folded TEXT DEFAULT '' NOT NULL;

-- A team is listed by activity in the order of this index.
DROP INDEX statuses_last_activity_at;
CREATE INDEX statuses_last_activity_at ON statuses (last_activity_at, user_id);

-- Few posts have a type, so few pay for this.
-- [jooq ignore start]
CREATE INDEX posts_channel_type ON posts (channel_id, type, create_at, id) WHERE type <> '';
-- [jooq ignore stop]
