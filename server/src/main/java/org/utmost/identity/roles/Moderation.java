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
    CREATE_POST(EnumSet.of(Permission.CREATE_POST)),
    CREATE_REACTIONS(EnumSet.of(ADD_REACTION, REMOVE_REACTION)),
    MANAGE_MEMBERS(EnumSet.of(MANAGE_PUBLIC_CHANNEL_MEMBERS), EnumSet.of(MANAGE_PRIVATE_CHANNEL_MEMBERS)),
    USE_CHANNEL_MENTIONS(EnumSet.of(Permission.USE_CHANNEL_MENTIONS)),
    MANAGE_BOOKMARKS(
            EnumSet.of(
                    ADD_BOOKMARK_PUBLIC_CHANNEL,
                    EDIT_BOOKMARK_PUBLIC_CHANNEL,
                    DELETE_BOOKMARK_PUBLIC_CHANNEL,
                    ORDER_BOOKMARK_PUBLIC_CHANNEL),
            EnumSet.of(
                    ADD_BOOKMARK_PRIVATE_CHANNEL,
                    EDIT_BOOKMARK_PRIVATE_CHANNEL,
                    DELETE_BOOKMARK_PRIVATE_CHANNEL,
                    ORDER_BOOKMARK_PRIVATE_CHANNEL));

    /** The permissions of all. */
    public static final Set<Permission> ALL = Arrays.stream(values())
            .flatMap(each -> each.permissions().stream())
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)), Collections::unmodifiableSet));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<Permission> inPublic;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<Permission> inPrivate;

    Moderation(Set<Permission> inAll) {
        this(inAll, inAll);
    }

    Moderation(Set<Permission> inPublic, Set<Permission> inPrivate) {
        this.inPublic = Collections.unmodifiableSet(inPublic);
        this.inPrivate = Collections.unmodifiableSet(inPrivate);
    }

    /** Those of the permissions that are moderated. */
    public static Set<Permission> of(Set<Permission> granted) {
        Set<Permission> moderated = EnumSet.copyOf(ALL);
        moderated.retainAll(granted);
        return moderated;
    }

    /** Its name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permissions that it is about. */
    public Set<Permission> permissions() {
        Set<Permission> all = EnumSet.copyOf(inPublic);
        all.addAll(inPrivate);
        return all;
    }

    /** Those of them that count in public channels. */
    public Set<Permission> inPublic() {
        return inPublic;
    }

    /** Those of them that count in private channels. */
    public Set<Permission> inPrivate() {
        return inPrivate;
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
