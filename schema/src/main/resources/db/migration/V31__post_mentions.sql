-- Whom posts of channels were meant for, so that who sets a post unread gets back the right count of mentions. In direct
-- and group messages every post is meant for everybody else there, and none is noted. An empty user_id is the whole channel.

CREATE TABLE post_mentions (
    channel_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    PRIMARY KEY (channel_id, user_id, create_at, post_id)
);
