-- A scheme has roles of its own, which stand in for the default ones in the teams or channels that follow it.

CREATE TABLE schemes (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL,
    display_name VARCHAR(128) NOT NULL,
    description VARCHAR(1024) NOT NULL,
    create_at BIGINT NOT NULL,
    update_at BIGINT NOT NULL,
    delete_at BIGINT NOT NULL,
    scope VARCHAR(32) NOT NULL,
    default_team_admin_role VARCHAR(64) NOT NULL,
    default_team_user_role VARCHAR(64) NOT NULL,
    default_team_guest_role VARCHAR(64) NOT NULL,
    default_channel_admin_role VARCHAR(64) NOT NULL,
    default_channel_user_role VARCHAR(64) NOT NULL,
    default_channel_guest_role VARCHAR(64) NOT NULL,
    default_playbook_admin_role VARCHAR(64) NOT NULL,
    default_playbook_member_role VARCHAR(64) NOT NULL,
    default_run_admin_role VARCHAR(64) NOT NULL,
    default_run_member_role VARCHAR(64) NOT NULL
);
CREATE UNIQUE INDEX schemes_name ON schemes (name) WHERE delete_at = 0;
CREATE INDEX schemes_create_at ON schemes (create_at, id) WHERE delete_at = 0;

ALTER TABLE roles ADD COLUMN scheme_id VARCHAR(26);
CREATE INDEX roles_scheme ON roles (scheme_id) WHERE scheme_id IS NOT NULL;

ALTER TABLE teams ADD COLUMN scheme_id VARCHAR(26);
CREATE INDEX teams_scheme ON teams (scheme_id, display_name, id) WHERE scheme_id IS NOT NULL;

ALTER TABLE channels ADD COLUMN scheme_id VARCHAR(26);
CREATE INDEX channels_scheme ON channels (scheme_id, display_name, id) WHERE scheme_id IS NOT NULL;
