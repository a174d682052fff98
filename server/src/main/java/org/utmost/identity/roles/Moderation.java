package org.utmost.identity.roles;

import static org.utmost.identity.roles.Permission.ADD_BOOKMARK_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.ADD_BOOKMARK_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.ADD_REACTION;
import static org.utmost.identity.roles.Permission.DELETE_BOOKMARK_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.DELETE_BOOKMARK_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.EDIT_BOOKMARK_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.EDIT_BOOKMARK_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.ORDER_BOOKMARK_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.ORDER_BOOKMARK_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.REMOVE_REACTION;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.platform.http.PermissionId.Over;

/** What a channel's own scheme may take away from members and guests; all else is up to its team's scheme. */
public enum Moderation {
    CREATE_POST(Permission.CREATE_POST),
    CREATE_REACTIONS(ADD_REACTION, REMOVE_REACTION),
    MANAGE_MEMBERS(MANAGE_PUBLIC_CHANNEL_MEMBERS, MANAGE_PRIVATE_CHANNEL_MEMBERS),
    USE_CHANNEL_MENTIONS(Permission.USE_CHANNEL_MENTIONS),
    MANAGE_BOOKMARKS(
            ADD_BOOKMARK_PUBLIC_CHANNEL,
            ADD_BOOKMARK_PRIVATE_CHANNEL,
            EDIT_BOOKMARK_PUBLIC_CHANNEL,
            EDIT_BOOKMARK_PRIVATE_CHANNEL,
            DELETE_BOOKMARK_PUBLIC_CHANNEL,
            DELETE_BOOKMARK_PRIVATE_CHANNEL,
            ORDER_BOOKMARK_PUBLIC_CHANNEL,
            ORDER_BOOKMARK_PRIVATE_CHANNEL);

    /** The permissions of all. */
    public static final Set<Permission> ALL = Arrays.stream(values())
            .flatMap(each -> each.permissions().stream())
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)), Collections::unmodifiableSet));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<Permission> permissions;

    Moderation(Permission... permissions) {
        this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(permissions)));
    }

    /** Its name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permissions that it is about. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /**
     * What a channel's own role grants that stands in for another, of higher scope: over channels, of what is moderated what
     * both grant, and of all else what the other does.
     */
    static Set<Permission> within(Set<Permission> own, Set<Permission> higher) {
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        for (Permission permission : higher) {
            if (permission.over() == Over.CHANNEL && (own.contains(permission) || !ALL.contains(permission))) {
                granted.add(permission);
            }
        }
        return granted;
    }
}
