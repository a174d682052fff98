package org.utmost.notifications.realtime;

import java.util.Locale;

/** Every event that clients are told of, with its cause and the fields that its data always have. */
public enum ClientEvent {
    /** A socket says who it is. */
    HELLO("a socket says who it is", "server_version connection_id server_hostname"),
    /** A user types (user_typing). */
    TYPING("a user types (user_typing)", "parent_id user_id"),
    /** A post is written. */
    POSTED("a post is written", "channel_display_name channel_name channel_type post sender_name set_online team_id"),
    /** A post is edited. */
    POST_EDITED("a post is edited", "post"),
    /** A post is deleted. */
    POST_DELETED("a post is deleted", "post"),
    /** A channel is made. */
    CHANNEL_CREATED("a channel is made", "channel_id team_id"),
    /** A channel is changed. */
    CHANNEL_UPDATED("a channel is changed", "channel"),
    /** A channel is archived. */
    CHANNEL_DELETED("a channel is archived", "channel_id delete_at"),
    /** A channel is brought back. */
    CHANNEL_RESTORED("a channel is brought back", "channel_id"),
    /** A user sees a channel. */
    MULTIPLE_CHANNELS_VIEWED("a user sees a channel", "channel_times"),
    /** A direct message is opened. */
    DIRECT_ADDED("a direct message is opened", "creator_id teammate_id"),
    /** A group message is opened. */
    GROUP_ADDED("a group message is opened", "teammate_ids"),
    /** A user comes into a channel. */
    USER_ADDED("a user comes into a channel", "user_id team_id"),
    /** A user leaves a channel. */
    USER_REMOVED("a user leaves a channel", "remover_id"),
    /** A user comes into a team. */
    ADDED_TO_TEAM("a user comes into a team", "team_id user_id"),
    /** A user leaves a team. */
    LEAVE_TEAM("a user leaves a team", "user_id team_id"),
    /** A team is archived. */
    DELETE_TEAM("a team is archived", "team"),
    /** An account is made. */
    NEW_USER("an account is made", "user_id"),
    /** An account is changed. */
    USER_UPDATED("an account is changed", "user"),
    /** An account gets other roles. */
    USER_ROLE_UPDATED("an account gets other roles", "user_id roles"),
    /** An account is activated or deactivated. */
    USER_ACTIVATION_STATUS_CHANGE("an account is activated or deactivated", ""),
    /** A status changes. */
    STATUS_CHANGE("a status changes", "status user_id"),
    /** A user sets preferences. */
    PREFERENCES_CHANGED("a user sets preferences", "preferences"),
    /** A user removes preferences. */
    PREFERENCES_DELETED("a user removes preferences", "preferences"),
    /** The configuration changes. */
    CONFIG_CHANGED("the configuration changes", "config");

    private final String cause;
    private final String fields;

    ClientEvent(String cause, String fields) {
        this.cause = cause;
        this.fields = fields;
    }

    /** Its name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What makes the server publish it. */
    public String cause() {
        return cause;
    }

    /** The names of the fields, with spaces between. */
    public String fields() {
        return fields;
    }
}
