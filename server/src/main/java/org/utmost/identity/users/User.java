package org.utmost.identity.users;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Set;
import org.utmost.platform.events.Secret;
import org.utmost.platform.http.Session;

/**
 * An account; the API's User object. Times are epoch milliseconds.
 *
 * @param password the hash; never leaves the server
 * @param roles system roles, separated by spaces
 * @param deleteAt when it was deactivated; 0 while it is active
 */
@RecordBuilder
public record User(
        String id,
        long createAt,
        long updateAt,
        long deleteAt,
        String username,
        @JsonIgnore @Secret String password,
        String authData,
        String authService,
        String email,
        @JsonInclude(Include.NON_DEFAULT) boolean emailVerified,
        String nickname,
        String firstName,
        String lastName,
        String position,
        String roles,
        @JsonInclude(Include.NON_DEFAULT) boolean allowMarketing,
        @JsonInclude(Include.NON_EMPTY) Map<String, String> props,
        @JsonInclude(Include.NON_EMPTY) Map<String, String> notifyProps,
        @JsonInclude(Include.NON_DEFAULT) long lastPasswordUpdate,
        @JsonInclude(Include.NON_DEFAULT) long lastPictureUpdate,
        @JsonInclude(Include.NON_DEFAULT) int failedAttempts,
        String locale,
        Map<String, String> timezone,
        @JsonInclude(Include.NON_DEFAULT) boolean isBot,
        @JsonIgnore long lastLogin) {
    /** What a new user is told of; the API's defaults. */
    static final Map<String, String> DEFAULT_NOTIFY_PROPS = Map.ofEntries(
            Map.entry("auto_responder_active", "false"),
            Map.entry("auto_responder_message", ""),
            Map.entry("channel", "true"),
            Map.entry("channel_mention_auto_follow_threads", "true"),
            Map.entry("comments", "never"),
            Map.entry("desktop", "mention"),
            Map.entry("desktop_notification_sound", "Bing"),
            Map.entry("desktop_sound", "true"),
            Map.entry("desktop_threads", "all"),
            Map.entry("email", "true"),
            Map.entry("email_threads", "all"),
            Map.entry("first_name", "false"),
            Map.entry("mention_keys", ""),
            Map.entry("push", "mention"),
            Map.entry("push_status", "online"),
            Map.entry("push_threads", "all"));

    static final Map<String, String> DEFAULT_TIMEZONE =
            Map.of("automaticTimezone", "", "manualTimezone", "", "useAutomaticTimezone", "true");

    /** Whether it may sign in. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    /** Its own session for what the server does in its name. */
    public Session session() {
        return new Session("", id, roles, locale, "", false, Set.of(), 0);
    }

    /** What others see of it, as the privacy settings allow. */
    public User profile(boolean showEmail, boolean showFullName) {
        return UserBuilder.builder(this)
                .password("")
                .authData("")
                .email(showEmail ? email : "")
                .emailVerified(false)
                .firstName(showFullName ? firstName : "")
                .lastName(showFullName ? lastName : "")
                .allowMarketing(false)
                .notifyProps(Map.of())
                .lastPasswordUpdate(0)
                .failedAttempts(0)
                .lastLogin(0)
                .build();
    }
}
