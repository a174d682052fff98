package org.utmost.messages.search;

/** What a search does with archived channels. */
enum Archived {
    LEFT_OUT,
    SEARCHED
}
