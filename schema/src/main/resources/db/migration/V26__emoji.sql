-- Emoji of this server's own. Their bytes lie in the storage of files. The row of one that is deleted stays, and its name is
-- free again.

CREATE TABLE emoji (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    creator_id VARCHAR(26) NOT NULL,
    name VARCHAR(64) NOT NULL,
    media_type VARCHAR(32) NOT NULL
);
CREATE UNIQUE INDEX emoji_name ON emoji (name) WHERE delete_at = 0;
CREATE INDEX emoji_create_at ON emoji (create_at, id) WHERE delete_at = 0;
