-- What is written in files, so that they can be found by it: as far as it could be read, and 1,000,000 characters of it.

CREATE TABLE file_contents (
    file_id VARCHAR(26) NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);
