-- Files that people send with their posts. A row is there only once its bytes lie in the storage, in a folder that follows
-- from create_at and id. What lies there and belongs to no row is noted in file_remains before it is written: a file that is
-- being sent, with its time, and what nobody wants any more, with 0. Larger files may come in parts, each of them where the
-- one before ended, so of two that come for one place only one is kept.

CREATE TABLE files (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    creator_id VARCHAR(26) NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    name VARCHAR(256) NOT NULL,
    extension VARCHAR(64) NOT NULL,
    size BIGINT NOT NULL,
    mime_type VARCHAR(128) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    has_preview_image BOOLEAN NOT NULL,
    mini_preview TEXT
);
CREATE INDEX files_post ON files (post_id, create_at, id) WHERE post_id <> '';
CREATE INDEX files_channel ON files (channel_id, create_at) WHERE post_id <> '' AND delete_at = 0;
CREATE INDEX files_unattached ON files (create_at) WHERE post_id = '';

CREATE TABLE file_remains (
    folder VARCHAR(128) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL
);
CREATE INDEX file_remains_create_at ON file_remains (create_at);

CREATE TABLE uploads (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    user_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    filename VARCHAR(256) NOT NULL,
    file_size BIGINT NOT NULL,
    file_offset BIGINT NOT NULL
);
CREATE INDEX uploads_user ON uploads (user_id, create_at);
CREATE INDEX uploads_update_at ON uploads (update_at);

CREATE TABLE upload_parts (
    upload_id VARCHAR(26) NOT NULL,
    part_offset BIGINT NOT NULL,
    name VARCHAR(26) NOT NULL,
    PRIMARY KEY (upload_id, part_offset)
);
