package org.utmost.messages.search;

/** How many of the words that are looked for a post has to have. */
enum Match {
    ALL,
    ANY
}
