-- Finds the few users who want to be mentioned by more than their names, or not with a whole channel. Whoever asks writes
-- the same condition.

-- [jooq ignore start]
CREATE INDEX users_mention_keys ON users (id) WHERE delete_at = 0
    AND (notify_props NOT LIKE '%"mention_keys":""%' OR notify_props LIKE '%"first_name":"true"%'
        OR notify_props LIKE '%"channel":"false"%');
-- [jooq ignore stop]
