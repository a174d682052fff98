package org.utmost.messages.files;

/**
 * A file that somebody sends.
 *
 * @param name as the client calls it
 */
record NewFile(String userId, String channelId, String name) {}
