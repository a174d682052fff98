package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.LIST_USERS_WITHOUT_TEAM;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserWordStore.Kind;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Backfill;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.platform.text.Folding;

/** Finding users: in lists, and by words of their names while somebody types. */
public final class UserSearch {
    /** Users whose names are folded in one transaction. */
    private static final int BATCH = 2_000;

    /** Users who are in the channel, and others whom one may mention there. */
    record Found(
            List<User> users,
            @JsonInclude(Include.NON_EMPTY) List<User> outOfChannel) {}

    private final Database database;
    private final UserListStore users = new UserListStore();
    private final UserPages pages;
    private final UserWordStore words = new UserWordStore();
    private final UserService service;
    private final RoleService roles;
    private final Supplier<Config> config;

    /** Folds all names, unless a server of the same rules did. */
    public UserSearch(
            Database database, UserPages pages, UserService service, RoleService roles, Supplier<Config> config) {
        this.database = database;
        this.pages = pages;
        this.service = service;
        this.roles = roles;
        this.config = config;
        Backfill.run(database, "FoldedUserNames", Folding.VERSION, this::fold);
    }

    /**
     * A page of users.
     *
     * @throws ApiError 403 for a team or channel that the caller is not in, but for administrators, and for those without
     *     a team without {@code list_users_without_team}
     */
    List<ActiveUser> list(Session by, UserFilter filter, UserOrder order, Page page) {
        return database
                .read(db -> {
                    requireSeeing(db, by, filter);
                    return order == UserOrder.USERNAME
                            ? pages.get(db, filter, page)
                            : users.list(db, filter, order, page);
                })
                .stream()
                .map(each -> new ActiveUser(service.seenBy(by, each.user()), each.lastActivityAt()))
                .toList();
    }

    /**
     * Users by words of their names; what the privacy settings hide of others can't be searched either.
     *
     * @throws ApiError 403 for a team or channel that the caller is not in, but for administrators, and for those without
     *     a team without {@code list_users_without_team}
     */
    List<User> search(Session by, UserQuery query) {
        Set<Kind> kinds = names(by);
        if (administers(by) || config.get().view(PrivacySettings.class).showEmailAddress()) {
            kinds.add(Kind.EMAIL);
        }
        return database.read(db -> {
            requireSeeing(db, by, query.filter());
            return find(db, by, query, kinds);
        });
    }

    /**
     * Users for a mention; they are not found by their email addresses.
     *
     * @throws ApiError 403 for a team or channel that the caller is not in, but for administrators, and for those without
     *     a team without {@code list_users_without_team}
     */
    Found autocomplete(Session by, List<String> terms, String teamId, String channelId, int limit) {
        UserQuery inside = new UserQuery(terms, UserFilter.members(teamId, channelId, ""), limit);
        UserQuery around = new UserQuery(terms, UserFilter.members(teamId, "", channelId), limit);
        Set<Kind> kinds = names(by);
        return database.read(db -> {
            requireSeeing(db, by, inside.filter());
            return new Found(
                    find(db, by, inside, kinds), channelId.isEmpty() ? List.of() : find(db, by, around, kinds));
        });
    }

    private List<User> find(Reader db, Session by, UserQuery query, Set<Kind> kinds) {
        return users.search(db, query, kinds, by.userId()).stream()
                .map(user -> service.seenBy(by, user))
                .toList();
    }

    private Set<Kind> names(Session by) {
        boolean fullNames =
                administers(by) || config.get().view(PrivacySettings.class).showFullName();
        return fullNames ? EnumSet.of(Kind.NAME, Kind.FULL_NAME) : EnumSet.of(Kind.NAME);
    }

    private boolean administers(Session by) {
        return roles.permits(by, MANAGE_SYSTEM);
    }

    private void requireSeeing(Reader db, Session by, UserFilter filter) {
        if (filter.withoutTeam()) {
            roles.require(by, LIST_USERS_WITHOUT_TEAM);
        }
        if (administers(by)) {
            return;
        }
        for (String team : List.of(filter.inTeam(), filter.notInTeam())) {
            if (!team.isEmpty() && !users.isInTeam(db, team, by.userId())) {
                throw ApiError.noPermission(VIEW_TEAM);
            }
        }
        for (String channel : List.of(filter.inChannel(), filter.notInChannel())) {
            if (!channel.isEmpty() && !users.isInChannel(db, channel, by.userId())) {
                throw ApiError.noPermission(READ_CHANNEL);
            }
        }
    }

    private String fold(Tx tx, String afterId) throws SQLException {
        List<User> some = users.after(tx, afterId, BATCH);
        words.put(tx, some);
        return some.isEmpty() ? "" : some.getLast().id();
    }
}
