-- How urgent a post is, as JSON and empty for most, and who acknowledged it.

ALTER TABLE posts ADD COLUMN priority VARCHAR(128) NOT NULL DEFAULT '';

CREATE TABLE post_acknowledgements (
    post_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    acknowledged_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, user_id)
);
