package org.utmost.notifications.realtime;

import java.util.Locale;

/** Every event that clients are told of, with its cause and the fields that its data always have. */
public enum ClientEvent {
    HELLO("a socket says who it is", "server_version connection_id server_hostname"),
    TYPING("a user types (user_typing)", "parent_id user_id"),
    POSTED("a post is written", "channel_display_name channel_name channel_type post sender_name set_online team_id"),
    POST_EDITED("a post is edited", "post"),
    POST_DELETED("a post is deleted", "post"),
    POST_ACKNOWLEDGEMENT_ADDED("a post is acknowledged", "acknowledgement"),
    POST_ACKNOWLEDGEMENT_REMOVED("an acknowledgement is taken back", "acknowledgement"),
    POST_UNREAD(
            "a user marks a post as unread",
            "msg_count msg_count_root mention_count mention_count_root urgent_mention_count last_viewed_at post_id"),
    EPHEMERAL_MESSAGE("a post is shown to one user", "post"),
    THREAD_UPDATED("somebody replies in a thread that one follows", "thread"),
    THREAD_FOLLOW_CHANGED("a user follows a thread, or stops", "thread_id state reply_count"),
    THREAD_READ_CHANGED("a user sees a thread, or all of a team", "timestamp"),
    DRAFT_CREATED("a user's draft is kept", "draft"),
    DRAFT_DELETED("a draft is thrown away", "draft"),
    SCHEDULED_POST_CREATED("a post is to be sent later", "scheduledPost"),
    SCHEDULED_POST_UPDATED("a post for later is changed, or could not be sent", "scheduledPost"),
    SCHEDULED_POST_DELETED("a post for later is sent or taken back", "scheduledPost"),
    REACTION_ADDED("a user reacts to a post", "reaction"),
    REACTION_REMOVED("a reaction is removed", "reaction"),
    EMOJI_ADDED("an emoji is added", "emoji"),
    CHANNEL_CREATED("a channel is made", "channel_id team_id"),
    CHANNEL_UPDATED("a channel is changed", "channel"),
    CHANNEL_DELETED("a channel is archived", "channel_id delete_at"),
    CHANNEL_RESTORED("a channel is brought back", "channel_id"),
    CHANNEL_SCHEME_UPDATED("a channel follows another scheme", ""),
    CHANNEL_MEMBER_UPDATED("a member of a channel gets other roles", "channelMember"),
    MULTIPLE_CHANNELS_VIEWED("a user sees a channel", "channel_times"),
    DIRECT_ADDED("a direct message is opened", "creator_id teammate_id"),
    GROUP_ADDED("a group message is opened", "teammate_ids"),
    USER_ADDED("a user comes into a channel", "user_id team_id"),
    USER_REMOVED("a user leaves a channel", "remover_id"),
    ADDED_TO_TEAM("a user comes into a team", "team_id user_id"),
    LEAVE_TEAM("a user leaves a team", "user_id team_id"),
    DELETE_TEAM("a team is archived", "team"),
    UPDATE_TEAM_SCHEME("a team follows another scheme", "team"),
    MEMBERROLE_UPDATED("a member of a team gets other roles", "member"),
    NEW_USER("an account is made", "user_id"),
    USER_UPDATED("an account is changed", "user"),
    USER_ROLE_UPDATED("an account gets other roles", "user_id roles"),
    ROLE_UPDATED("a role grants other permissions", "role"),
    USER_ACTIVATION_STATUS_CHANGE("an account is activated or deactivated", ""),
    STATUS_CHANGE("a status changes", "status user_id"),
    PREFERENCES_CHANGED("a user sets preferences", "preferences"),
    PREFERENCES_DELETED("a user removes preferences", "preferences"),
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
