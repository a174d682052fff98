-- Who reacted to which post with which emoji. What else the API's object says follows from it: the channel is the post's, and
-- a reaction is made and removed, never changed. The key finds those of a post, and those of them with one emoji.

CREATE TABLE reactions (
    post_id VARCHAR(26) NOT NULL,
    emoji_name VARCHAR(64) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, emoji_name, user_id)
);
