-- Who follows which threads, and what of them they have seen. last_view_at is the time of the last reply seen.

CREATE TABLE thread_memberships (
    user_id VARCHAR(26) NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    following BOOLEAN NOT NULL,
    last_view_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    unread_mentions BIGINT NOT NULL,
    PRIMARY KEY (user_id, post_id)
);
CREATE INDEX thread_memberships_post ON thread_memberships (post_id, user_id);
