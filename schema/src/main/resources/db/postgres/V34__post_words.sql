-- The words of posts, by which they are found. The server makes the words and their places. The rows are numbered in the
-- order of the posts; the table is beside that of the posts, as these change without other words.
CREATE TABLE post_words (
    rowid BIGINT NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    channel_id VARCHAR(26) NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE INDEX post_words_rowid ON post_words (rowid);
CREATE INDEX post_words_words ON post_words USING gin (words);
