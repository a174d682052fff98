-- What users set for themselves: theme, clock, which direct messages are shown.

CREATE TABLE preferences (
    user_id VARCHAR(26) NOT NULL,
    category VARCHAR(32) NOT NULL,
    name VARCHAR(32) NOT NULL,
    value VARCHAR(20000) NOT NULL,
    PRIMARY KEY (user_id, category, name)
);
