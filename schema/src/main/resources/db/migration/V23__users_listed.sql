-- Who goes through users by name, asking of each whether they are in a team, reads nothing else of them.

CREATE INDEX users_listed ON users (username, id);
