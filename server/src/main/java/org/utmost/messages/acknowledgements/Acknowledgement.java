package org.utmost.messages.acknowledgements;

/**
 * One user's word that they took note of a post; the API's PostAcknowledgement object.
 *
 * @param acknowledgedAt epoch milliseconds; 0 for one that was taken back
 */
public record Acknowledgement(String userId, String postId, String channelId, long acknowledgedAt) {}
