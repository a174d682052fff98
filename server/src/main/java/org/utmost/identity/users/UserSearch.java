package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;

/** Finding users by the beginning of a name, while somebody types. */
public final class UserSearch {
    /** Users who are in the channel, and others whom one may mention there. */
    record Found(
            List<User> users,
            @JsonInclude(Include.NON_EMPTY) List<User> outOfChannel) {}

    private final Database database;
    private final UserSearchStore users = new UserSearchStore();
    private final UserService service;
    private final RoleService roles;

    public UserSearch(Database database, UserService service, RoleService roles) {
        this.database = database;
        this.service = service;
        this.roles = roles;
    }

    /**
     * Users by name.
     *
     * @throws ApiError 403 for a team or channel that the caller is not in, but for administrators
     */
    List<User> search(Session by, UserQuery query) {
        boolean administrator = roles.permits(by, MANAGE_SYSTEM);
        return database
                .read(db -> {
                    boolean member = users.isMember(db, by.userId(), query.teamId(), query.inChannelId())
                            && users.isMember(db, by.userId(), query.notInTeamId(), query.notInChannelId());
                    if (!administrator && !member) {
                        throw ApiError.noPermission(VIEW_TEAM);
                    }
                    return users.search(db, query, administrator);
                })
                .stream()
                .map(user -> service.seenBy(by, user))
                .toList();
    }

    /**
     * Users for a mention.
     *
     * @throws ApiError 403 likewise
     */
    Found autocomplete(Session by, String term, String teamId, String channelId, int limit) {
        UserQuery inside = new UserQuery(term, teamId, "", channelId, "", false, limit);
        List<User> found = search(by, inside);
        if (channelId.isEmpty()) {
            return new Found(found, List.of());
        }
        return new Found(found, search(by, new UserQuery(term, teamId, "", "", channelId, false, limit)));
    }
}
