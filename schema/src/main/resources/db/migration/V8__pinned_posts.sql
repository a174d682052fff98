-- Counts and lists a channel's pinned posts. It holds only them, so that other posts cost nothing here.

CREATE INDEX posts_channel_pinned ON posts (channel_id, create_at) WHERE is_pinned;
