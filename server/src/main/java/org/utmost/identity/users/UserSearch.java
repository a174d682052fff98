package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.function.Supplier;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;

/** Finding users by the beginning of a name, while somebody types. */
public final class UserSearch {
    /** Users who are in the channel, and others whom one may mention there. */
    record Found(
            List<User> users,
            @JsonInclude(Include.NON_EMPTY) List<User> outOfChannel) {}

    private final Database database;
    private final UserStore members = new UserStore();
    private final UserSearchStore users = new UserSearchStore();
    private final UserService service;
    private final RoleService roles;
    private final Supplier<Config> config;

    public UserSearch(Database database, UserService service, RoleService roles, Supplier<Config> config) {
        this.database = database;
        this.service = service;
        this.roles = roles;
        this.config = config;
    }

    /**
     * Users by name; what the privacy settings hide of others can't be searched either.
     *
     * @throws ApiError 403 for a team or channel that the caller is not in, but for administrators
     */
    List<User> search(Session by, UserQuery query) {
        return database.read(db -> {
            requireMember(db, by, query.filter());
            requireMember(db, by, new UserFilter(query.notInTeam(), query.notInChannel(), false, false));
            return find(db, by, query);
        });
    }

    /**
     * Users for a mention.
     *
     * @throws ApiError 403 likewise
     */
    Found autocomplete(Session by, String term, String teamId, String channelId, int limit) {
        UserFilter inside = new UserFilter(teamId, channelId, true, false);
        UserFilter around = new UserFilter(teamId, "", true, false);
        return database.read(db -> {
            requireMember(db, by, inside);
            List<User> found = find(db, by, new UserQuery(term, inside, "", "", limit));
            List<User> others =
                    channelId.isEmpty() ? List.of() : find(db, by, new UserQuery(term, around, "", channelId, limit));
            return new Found(found, others);
        });
    }

    private List<User> find(Reader db, Session by, UserQuery query) {
        boolean administrator = roles.permits(by, MANAGE_SYSTEM);
        boolean byFullName = administrator || config.get().privacy().showFullName();
        return users.search(db, query, by.userId(), byFullName, administrator).stream()
                .map(user -> service.seenBy(by, user))
                .toList();
    }

    private void requireMember(Reader db, Session by, UserFilter filter) {
        boolean limited = !filter.inTeam().isEmpty() || !filter.inChannel().isEmpty();
        if (limited && !roles.permits(by, MANAGE_SYSTEM) && !members.isMember(db, filter, by.userId())) {
            throw ApiError.noPermission(VIEW_TEAM);
        }
    }
}
