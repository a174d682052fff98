-- What users have not sent yet: drafts, one for each channel and thread, and posts that are sent at a time of their choice.
-- file_ids has spaces between the ids; props and priority are JSON.

CREATE TABLE drafts (
    user_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    root_id VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    message TEXT NOT NULL,
    props TEXT NOT NULL,
    file_ids VARCHAR(300) NOT NULL,
    priority VARCHAR(128) NOT NULL,
    PRIMARY KEY (user_id, channel_id, root_id)
);

CREATE TABLE scheduled_posts (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    root_id VARCHAR(26) NOT NULL,
    message TEXT NOT NULL,
    props TEXT NOT NULL,
    file_ids VARCHAR(300) NOT NULL,
    priority VARCHAR(128) NOT NULL,
    scheduled_at BIGINT NOT NULL,
    processed_at BIGINT NOT NULL,
    error_code VARCHAR(64) NOT NULL
);
CREATE INDEX scheduled_posts_user ON scheduled_posts (user_id, scheduled_at);
