-- One text for SQLite and PostgreSQL, and the source of the jOOQ classes. Times are epoch milliseconds, ids have 26
-- characters, JSON is TEXT. SQLite does not enforce VARCHAR lengths: the records validate them.

CREATE TABLE systems (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    value VARCHAR(1024) NOT NULL
);

CREATE TABLE roles (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL,
    display_name VARCHAR(128) NOT NULL,
    description VARCHAR(1024) NOT NULL,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    permissions TEXT NOT NULL,
    scheme_managed BOOLEAN NOT NULL,
    built_in BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX roles_name ON roles (name);

CREATE TABLE users (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    username VARCHAR(64) NOT NULL,
    email VARCHAR(128) NOT NULL,
    email_verified BOOLEAN NOT NULL,
    password VARCHAR(256) NOT NULL,
    auth_service VARCHAR(32) NOT NULL,
    auth_data VARCHAR(128),
    nickname VARCHAR(64) NOT NULL,
    first_name VARCHAR(64) NOT NULL,
    last_name VARCHAR(64) NOT NULL,
    position VARCHAR(128) NOT NULL,
    roles VARCHAR(256) NOT NULL,
    is_bot BOOLEAN NOT NULL,
    allow_marketing BOOLEAN NOT NULL,
    props TEXT NOT NULL,
    notify_props TEXT NOT NULL,
    timezone TEXT NOT NULL,
    locale VARCHAR(5) NOT NULL,
    last_password_update BIGINT NOT NULL,
    last_picture_update BIGINT NOT NULL,
    failed_attempts INTEGER NOT NULL,
    last_login BIGINT NOT NULL
);
CREATE UNIQUE INDEX users_username ON users (username);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE INDEX users_create_at ON users (create_at, id);

CREATE TABLE sessions (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL,
    csrf_token VARCHAR(26) NOT NULL,
    create_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    device_id VARCHAR(512) NOT NULL,
    props TEXT NOT NULL
);
CREATE UNIQUE INDEX sessions_token_hash ON sessions (token_hash);
CREATE INDEX sessions_user ON sessions (user_id, create_at);

CREATE TABLE user_access_tokens (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    description VARCHAR(512) NOT NULL,
    is_active BOOLEAN NOT NULL,
    create_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    scopes VARCHAR(64) NOT NULL
);
CREATE UNIQUE INDEX user_access_tokens_token_hash ON user_access_tokens (token_hash);
CREATE INDEX user_access_tokens_user ON user_access_tokens (user_id, create_at, id);
CREATE INDEX user_access_tokens_create_at ON user_access_tokens (create_at, id);

CREATE TABLE statuses (
    user_id VARCHAR(26) NOT NULL PRIMARY KEY,
    status VARCHAR(32) NOT NULL,
    manual BOOLEAN NOT NULL,
    last_activity_at BIGINT NOT NULL,
    dnd_end_time BIGINT NOT NULL,
    prev_status VARCHAR(32) NOT NULL
);
CREATE INDEX statuses_last_activity_at ON statuses (last_activity_at);
CREATE INDEX statuses_status ON statuses (status, last_activity_at);
CREATE INDEX statuses_dnd_end_time ON statuses (dnd_end_time);

CREATE TABLE teams (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    display_name VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    description VARCHAR(255) NOT NULL,
    email VARCHAR(128) NOT NULL,
    type VARCHAR(1) NOT NULL,
    company_name VARCHAR(64) NOT NULL,
    allowed_domains VARCHAR(1000) NOT NULL,
    invite_id VARCHAR(32) NOT NULL,
    allow_open_invite BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX teams_name ON teams (name);
CREATE UNIQUE INDEX teams_invite_id ON teams (invite_id);
CREATE INDEX teams_display_name ON teams (display_name, id);

CREATE TABLE team_members (
    team_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    roles VARCHAR(256) NOT NULL,
    create_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    scheme_guest BOOLEAN NOT NULL,
    scheme_user BOOLEAN NOT NULL,
    scheme_admin BOOLEAN NOT NULL,
    PRIMARY KEY (team_id, user_id)
);
CREATE INDEX team_members_user ON team_members (user_id, delete_at);

CREATE TABLE channels (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    team_id VARCHAR(26) NOT NULL,
    type VARCHAR(1) NOT NULL,
    display_name VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    header VARCHAR(1024) NOT NULL,
    purpose VARCHAR(250) NOT NULL,
    creator_id VARCHAR(26) NOT NULL,
    last_post_at BIGINT NOT NULL,
    last_root_post_at BIGINT NOT NULL,
    total_msg_count BIGINT NOT NULL,
    total_msg_count_root BIGINT NOT NULL
);
CREATE UNIQUE INDEX channels_team_name ON channels (team_id, name);
CREATE INDEX channels_team_type ON channels (team_id, type, delete_at, display_name, id);

CREATE TABLE channel_members (
    channel_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    roles VARCHAR(256) NOT NULL,
    last_viewed_at BIGINT NOT NULL,
    msg_count BIGINT NOT NULL,
    msg_count_root BIGINT NOT NULL,
    mention_count BIGINT NOT NULL,
    mention_count_root BIGINT NOT NULL,
    notify_props TEXT NOT NULL,
    last_update_at BIGINT NOT NULL,
    scheme_guest BOOLEAN NOT NULL,
    scheme_user BOOLEAN NOT NULL,
    scheme_admin BOOLEAN NOT NULL,
    PRIMARY KEY (channel_id, user_id)
);
CREATE INDEX channel_members_user ON channel_members (user_id, channel_id);

CREATE TABLE posts (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    edit_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    is_pinned BOOLEAN NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    root_id VARCHAR(26) NOT NULL,
    original_id VARCHAR(26) NOT NULL,
    message TEXT NOT NULL,
    type VARCHAR(26) NOT NULL,
    props TEXT NOT NULL,
    hashtags VARCHAR(1000) NOT NULL,
    pending_post_id VARCHAR(64),
    reply_count BIGINT NOT NULL,
    last_reply_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX posts_pending ON posts (user_id, pending_post_id);
CREATE INDEX posts_channel_create_at ON posts (channel_id, create_at, id);
CREATE INDEX posts_channel_update_at ON posts (channel_id, update_at);
CREATE INDEX posts_root ON posts (root_id, create_at);
CREATE INDEX posts_create_at ON posts (create_at);
