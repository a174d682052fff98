package org.utmost.notifications.realtime;

import java.util.Map;

/**
 * An event for clients, before it has its number on a connection. Nothing in it but data, so that it can go to the clients of
 * other nodes.
 *
 * @param event which one
 * @param about the user of whom it tells, where guests learn only of those they share a channel with; else empty
 * @param minor whether it may be left out for a client that falls behind: typing, statuses, views
 * @param personal what single receivers get beside the data
 */
public record Message(
        ClientEvent event,
        Map<String, Object> data,
        Broadcast broadcast,
        String about,
        boolean minor,
        Personal personal) {
    /** One that every client gets. */
    public static Message of(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, "", false, Personal.NONE);
    }

    /** One that a client which falls behind can do without. */
    public static Message minor(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, "", true, Personal.NONE);
    }

    /** The same, telling of that user. */
    public Message about(String userId) {
        return new Message(event, data, broadcast, userId, minor, personal);
    }

    /** The same with more for single receivers. */
    public Message with(Personal more) {
        return new Message(event, data, broadcast, about, minor, more);
    }
}
