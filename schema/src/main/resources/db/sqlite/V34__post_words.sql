-- The words of posts, by which they are found. The server makes the words, so the tokenizer only parts them at spaces. The
-- index has no copy of the text, and its rows are numbered in the order of the posts, so that the newest come first unsorted.
CREATE VIRTUAL TABLE post_words USING fts5 (
    post_id UNINDEXED,
    channel_id UNINDEXED,
    words,
    content = '',
    contentless_delete = 1,
    contentless_unindexed = 1,
    tokenize = "ascii tokenchars '#~@._-'"
);
