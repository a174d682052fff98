package org.utmost.notifications.realtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a message; the API's WebsocketBroadcast. Of user, channel and team the first that is not empty decides; with
 * none of them everybody gets it.
 *
 * @param omitUsers users who do not get it, each with {@code true}; null for none
 * @param containsSanitizedData whether administrators do not get it, as they get a fuller one
 * @param containsSensitiveData whether only administrators get it
 */
public record Broadcast(
        @Nullable Map<String, Boolean> omitUsers,
        String userId,
        String channelId,
        String teamId,
        String connectionId,
        String omitConnectionId,
        @JsonInclude(Include.NON_DEFAULT) boolean containsSanitizedData,
        @JsonInclude(Include.NON_DEFAULT) boolean containsSensitiveData) {
    private static Broadcast to(@Nullable Map<String, Boolean> omit, String user, String channel, String team) {
        return new Broadcast(omit, user, channel, team, "", "", false, false);
    }

    /** Everybody. */
    public static Broadcast all() {
        return to(null, "", "", "");
    }

    /** A user. */
    public static Broadcast user(String userId) {
        return to(null, userId, "", "");
    }

    /** The members of a channel. */
    public static Broadcast channel(String channelId) {
        return to(null, "", channelId, "");
    }

    /** The members of a team. */
    public static Broadcast team(String teamId) {
        return to(null, "", "", teamId);
    }

    /** A user, told where it happened. */
    public static Broadcast userIn(String userId, String channelId) {
        return to(null, userId, channelId, "");
    }

    /** A user, told where it happened. */
    public static Broadcast userIn(String userId, String channelId, String teamId) {
        return to(null, userId, channelId, teamId);
    }

    /** The same without a user. */
    public Broadcast omitting(String omitted) {
        return new Broadcast(
                Map.of(omitted, true),
                userId,
                channelId,
                teamId,
                connectionId,
                omitConnectionId,
                containsSanitizedData,
                containsSensitiveData);
    }

    /** The same without that connection. */
    public Broadcast omittingConnection(String omitted) {
        return new Broadcast(
                omitUsers,
                userId,
                channelId,
                teamId,
                connectionId,
                omitted,
                containsSanitizedData,
                containsSensitiveData);
    }

    /** The same without administrators. */
    public Broadcast sanitized() {
        return new Broadcast(omitUsers, userId, channelId, teamId, connectionId, omitConnectionId, true, false);
    }

    /** The same, administrators only. */
    public Broadcast sensitive() {
        return new Broadcast(omitUsers, userId, channelId, teamId, connectionId, omitConnectionId, false, true);
    }

    boolean omits(String user) {
        return omitUsers != null && omitUsers.containsKey(user);
    }
}
