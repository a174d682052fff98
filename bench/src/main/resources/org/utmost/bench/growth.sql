-- Fills a server's database, of either kind: people in a team, its channel of many posts, another whose newest posts were
-- edited and deleted, a long thread, and more channels of the one who asks. Words in braces are set by who runs it.

INSERT INTO users (id, create_at, update_at, delete_at, username, email, email_verified, password, auth_service, nickname,
    first_name, last_name, position, roles, is_bot, allow_marketing, props, notify_props, timezone, locale,
    last_password_update, last_picture_update, failed_attempts, last_login)
WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {users})
SELECT 'growthuser0000000' || (100000000 + i), {now} - 1000 * i, {now} - 1000 * i,
    CASE WHEN i % 50 = 0 THEN {now} ELSE 0 END, 'grown' || (100000000 + i), 'grown' || i || '@example.com', FALSE, '', '', '',
    'First' || i, 'Last' || i, '', 'system_user', i % 100 = 1, FALSE, '{}', '{}', '{}', 'en', 0, 0, 0, 0
FROM n;

INSERT INTO team_members (team_id, user_id, roles, create_at, delete_at, scheme_guest, scheme_user, scheme_admin)
SELECT '{team}', id, '', create_at, 0, FALSE, TRUE, FALSE FROM users WHERE id LIKE 'growthuser%';

INSERT INTO channel_members (channel_id, user_id, roles, last_viewed_at, msg_count, msg_count_root, mention_count,
    mention_count_root, notify_props, last_update_at, scheme_guest, scheme_user, scheme_admin)
SELECT '{channel}', id, '', 0, 0, 0, 0, 0, '{}', create_at, FALSE, TRUE, FALSE FROM users WHERE id LIKE 'growthuser%';

INSERT INTO statuses (user_id, status, manual, last_activity_at, dnd_end_time, prev_status)
SELECT id, 'away', FALSE, {now} - 600000, 0, '' FROM users WHERE id LIKE 'growthuser%';

INSERT INTO channels (id, create_at, update_at, delete_at, team_id, type, display_name, name, header, purpose, creator_id,
    last_post_at, last_root_post_at, total_msg_count, total_msg_count_root, folded)
WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {channels})
SELECT 'growthchan0000000' || (100000000 + i), {now}, {now}, 0, '{team}', 'O', 'Grown ' || i, 'grown-' || i, '', '', '{user}',
    0, 0, 0, 0, 'grown ' || i
FROM n;

INSERT INTO channel_members (channel_id, user_id, roles, last_viewed_at, msg_count, msg_count_root, mention_count,
    mention_count_root, notify_props, last_update_at, scheme_guest, scheme_user, scheme_admin)
SELECT id, '{user}', '', 0, 0, 0, 0, 0, '{}', create_at, FALSE, TRUE, FALSE FROM channels WHERE id LIKE 'growthchan%';

-- A year of posts, one in twenty a reply to the one before.
INSERT INTO posts (id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, original_id,
    message, type, props, hashtags, reply_count, last_reply_at)
WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {posts})
SELECT 'growthpost0000000' || (100000000 + i), {now} - 31536000000 * ({posts} - i) / {posts},
    {now} - 31536000000 * ({posts} - i) / {posts}, 0, 0, FALSE, 'growthuser0000000' || (100000001 + i * 7919 % {users}),
    '{channel}', CASE WHEN i % 20 = 3 THEN 'growthpost0000000' || (100000000 + i - 1) ELSE '' END, '',
    'The quick brown fox jumps over the lazy dog, and then again, so that this is as long as messages are. ' || i,
    '', '{}', CASE WHEN i % 50 = 0 THEN '#fox' ELSE '' END, CASE WHEN i % 20 = 2 THEN 1 ELSE 0 END, 0
FROM n;

-- A hundred posts, each edited so often, and behind them as many that were deleted.
INSERT INTO posts (id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, original_id,
    message, type, props, hashtags, reply_count, last_reply_at)
WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {posts} / 5)
SELECT 'growthedit0000000' || (100000000 + i), {now} - 2592000000 + i, {now} - 2500000000 + i, 0,
    CASE WHEN i <= 100 THEN 0 ELSE {now} - 2500000000 + i END, FALSE, '{user}', 'growthchan0000000100000001', '',
    CASE WHEN i > 100 AND i % 2 = 0 THEN 'growthedit0000000' || (100000001 + i % 100) ELSE '' END,
    'What was edited or deleted, ' || i, '', '{}', '', 0, 0
FROM n;

-- A root, and its replies.
INSERT INTO posts (id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id, root_id, original_id,
    message, type, props, hashtags, reply_count, last_reply_at)
WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {posts} / 10)
SELECT 'growthrepl0000000' || (100000000 + i), {now} - 2592000000 + i, {now} - 2592000000 + i, 0, 0, FALSE,
    'growthuser0000000' || (100000001 + i * 7919 % {users}), 'growthchan0000000100000002',
    CASE WHEN i = 0 THEN '' ELSE 'growthrepl0000000100000000' END, '', 'A reply, ' || i, '', '{}', '',
    CASE WHEN i = 0 THEN {posts} / 10 ELSE 0 END, CASE WHEN i = 0 THEN {now} ELSE 0 END
FROM n;

UPDATE channels SET total_msg_count = (SELECT COUNT(*) FROM posts WHERE channel_id = channels.id AND delete_at = 0),
    last_post_at = {now}, last_root_post_at = {now};

-- The server folds the names when it starts.
DELETE FROM systems WHERE name = 'FoldedUserNames';
