-- Several nodes of one server. Both tables stay empty where there is one.

-- The nodes that run. beat_at is the database's own time, in epoch milliseconds.
CREATE TABLE nodes (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    hostname VARCHAR(255) NOT NULL,
    address VARCHAR(64) NOT NULL,
    version VARCHAR(64) NOT NULL,
    schema_version VARCHAR(16) NOT NULL,
    config_hash VARCHAR(64) NOT NULL,
    beats BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    on_bus BOOLEAN NOT NULL,
    leased BOOLEAN NOT NULL
);

-- What happened in transactions, for the other nodes: written with each, and kept for a minute. kept_at is in microseconds.
CREATE TABLE outbox (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    origin VARCHAR(26) NOT NULL,
    number BIGINT NOT NULL,
    xact BIGINT NOT NULL,
    kept_at BIGINT NOT NULL,
    events TEXT NOT NULL
);

CREATE INDEX outbox_xact ON outbox (xact);

-- The configuration of all nodes: one row.
CREATE TABLE configuration (
    id INTEGER NOT NULL PRIMARY KEY,
    document TEXT NOT NULL
);
