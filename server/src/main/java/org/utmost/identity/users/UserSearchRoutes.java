package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.LIST_USERS_WITHOUT_TEAM;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.number;
import static org.utmost.platform.http.Parameter.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Folding;

/** GET /users, /users/search, /users/autocomplete. */
public final class UserSearchRoutes implements Routes {
    private record Body(
            @Nullable String term,
            @Nullable String teamId,
            @Nullable String notInTeamId,
            @Nullable String inChannelId,
            @Nullable String notInChannelId,
            @Nullable String inGroupId,
            @Nullable String notInGroupId,
            boolean groupConstrained,
            boolean allowInactive,
            boolean withoutTeam,
            int limit,
            @Nullable String role,
            @Nullable List<String> roles,
            @Nullable List<String> teamRoles,
            @Nullable List<String> channelRoles) {}

    private final UserSearch search;
    private final RoleService roles;

    public UserSearchRoutes(UserSearch search, RoleService roles) {
        this.search = search;
        this.roles = roles;
    }

    @Override
    public void addTo(Router api) {
        api.get("/users", this::list)
                .pages()
                .query(
                        id("in_team"),
                        id("not_in_team"),
                        id("in_channel"),
                        id("not_in_channel"),
                        id("in_group"),
                        id("not_in_group"),
                        flag("group_constrained"),
                        flag("without_team"),
                        flag("active"),
                        flag("inactive"),
                        text("role"),
                        text("roles"),
                        text("team_roles"),
                        text("channel_roles"),
                        text("sort"))
                .lists(User.class)
                .forUsers()
                .narrowedBy(VIEW_TEAM, READ_CHANNEL, LIST_USERS_WITHOUT_TEAM, MANAGE_SYSTEM)
                .fails(404, "app.group.no_rows")
                .says("List users, by username");
        api.post("/users/search", this::search)
                .takes(Body.class)
                .reads()
                .lists(User.class)
                .forUsers()
                .narrowedBy(VIEW_TEAM, READ_CHANNEL, LIST_USERS_WITHOUT_TEAM, MANAGE_SYSTEM)
                .fails(404, "app.group.no_rows")
                .says("Find users by name");
        api.get("/users/autocomplete", this::autocomplete)
                .query(
                        text("name"),
                        id("team_id"),
                        id("in_team"),
                        id("channel_id"),
                        id("in_channel"),
                        number("limit").atMost(UserQuery.MOST))
                .gives(UserSearch.Found.class)
                .forUsers()
                .narrowedBy(VIEW_TEAM, READ_CHANNEL)
                .says("Find users to mention");
    }

    private Reply list(Request request) {
        UserFilter filter = new UserFilter(
                request.queryId("in_team"),
                request.queryId("not_in_team"),
                request.queryId("in_channel"),
                request.queryId("not_in_channel"),
                request.flag("without_team"),
                request.flag("group_constrained"),
                request.flag("active"),
                request.flag("inactive"),
                new UserFilter.Roles(
                        request.query("role"),
                        names(request, "roles"),
                        names(request, "team_roles"),
                        names(request, "channel_roles")));
        if (!filter.notInChannel().isEmpty() && filter.inTeam().isEmpty()) {
            throw ApiError.invalidUrl("in_team");
        }
        if (filter.active() && filter.inactive()) {
            throw ApiError.invalidUrl("inactive");
        }
        check(filter, ApiError::invalidUrl);
        UserOrder order = order(request, filter);
        requireGroup(request.session(), request.queryId("in_group"));
        requireGroup(request.session(), request.queryId("not_in_group"));
        return Reply.json(search.list(request.session(), filter, order, request.page()))
                .etagOfContent();
    }

    private Reply search(Request request) {
        Body body = request.body(Body.class, "term");
        String term = Objects.requireNonNullElse(body.term(), "");
        if (term.isEmpty()) {
            throw ApiError.invalidBody("term");
        }
        UserFilter filter = new UserFilter(
                idInBody(body.teamId(), "team_id"),
                idInBody(body.notInTeamId(), "not_in_team_id"),
                idInBody(body.inChannelId(), "in_channel_id"),
                idInBody(body.notInChannelId(), "not_in_channel_id"),
                body.withoutTeam(),
                body.groupConstrained(),
                !body.allowInactive(),
                false,
                new UserFilter.Roles(
                        Objects.requireNonNullElse(body.role(), ""),
                        names(body.roles()),
                        names(body.teamRoles()),
                        names(body.channelRoles())));
        if (!filter.notInChannel().isEmpty() && filter.inTeam().isEmpty()) {
            throw ApiError.invalidBody("team_id");
        }
        check(filter, ApiError::invalidBody);
        if (body.limit() < 0 || body.limit() > UserQuery.MOST) {
            throw ApiError.invalidBody("limit");
        }
        requireGroup(request.session(), idInBody(body.inGroupId(), "in_group_id"));
        requireGroup(request.session(), idInBody(body.notInGroupId(), "not_in_group_id"));
        int limit = body.limit() == 0 ? UserQuery.USUAL : body.limit();
        return Reply.json(search.search(request.session(), new UserQuery(terms(term), filter, limit)));
    }

    /** The API documents {@code team_id} and {@code channel_id}; the drivers send {@code in_team} and {@code in_channel}. */
    private Reply autocomplete(Request request) {
        String team = either(request, "in_team", "team_id");
        String channel = either(request, "in_channel", "channel_id");
        int wanted = (int) request.number("limit");
        int limit = wanted == 0 ? UserQuery.USUAL : wanted;
        return Reply.json(search.autocomplete(request.session(), terms(request.query("name")), team, channel, limit));
    }

    /** What sorts what is the API's choice. */
    private static UserOrder order(Request request, UserFilter filter) {
        boolean teamAlone = !filter.inTeam().isEmpty()
                && filter.notInTeam().isEmpty()
                && filter.inChannel().isEmpty()
                && filter.notInChannel().isEmpty();
        boolean channel = !filter.inChannel().isEmpty();
        UserOrder order = switch (request.query("sort")) {
            case "" -> UserOrder.USERNAME;
            case "create_at" -> teamAlone ? UserOrder.CREATED : null;
            case "last_activity_at" -> teamAlone ? UserOrder.ACTIVE : null;
            case "status" -> channel ? UserOrder.STATUS : null;
            case "admin" -> channel ? UserOrder.ADMINS : null;
            // Any group there is none of: what is wrong is the group.
            case "display_name" -> request.query("in_group").isEmpty() ? null : UserOrder.USERNAME;
            default -> null;
        };
        if (order == null) {
            throw ApiError.invalidUrl("sort");
        }
        return order;
    }

    /** Demands that roles exist, and that those of a team or channel come with one. */
    private void check(UserFilter filter, Function<String, ApiError> invalid) {
        UserFilter.Roles wanted = filter.roles();
        if (!wanted.one().isEmpty() && !roles.exists(wanted.one())) {
            throw invalid.apply("role");
        }
        if (!wanted.system().stream().allMatch(roles::exists)) {
            throw invalid.apply("roles");
        }
        if (!wanted.team().stream().allMatch(roles::exists)
                || !wanted.team().isEmpty() && filter.inTeam().isEmpty()) {
            throw invalid.apply("team_roles");
        }
        if (!wanted.channel().stream().allMatch(roles::exists)
                || !wanted.channel().isEmpty() && filter.inChannel().isEmpty()) {
            throw invalid.apply("channel_roles");
        }
    }

    /** Whoever may ask for a group is told that there is none: groups don't exist yet. */
    private void requireGroup(Session by, String groupId) {
        if (!groupId.isEmpty()) {
            roles.require(by, MANAGE_SYSTEM);
            throw ApiError.notFound("app.group.no_rows");
        }
    }

    private static List<String> terms(String text) {
        String term = text.strip();
        return Folding.terms(term.startsWith("@") ? term.substring(1) : term);
    }

    private static List<String> names(Request request, String name) {
        String names = request.query(name);
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    private static List<String> names(@Nullable List<String> names) {
        return names == null ? List.of() : names.stream().map(String::valueOf).toList();
    }

    private static String either(Request request, String name, String other) {
        return request.queryId(request.query(name).isEmpty() ? other : name);
    }

    private static String idInBody(@Nullable String value, String name) {
        String id = Objects.requireNonNullElse(value, "");
        if (!id.isEmpty() && !Ids.isValid(id)) {
            throw ApiError.invalidBody(name);
        }
        return id;
    }
}
