package org.utmost.identity.tokens;

import static org.utmost.identity.roles.Permission.CREATE_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.REVOKE_USER_ACCESS_TOKEN;
import static org.utmost.platform.http.Access.by;
import static org.utmost.platform.http.Access.system;
import static org.utmost.platform.http.Shape.gives;
import static org.utmost.platform.http.Shape.lists;
import static org.utmost.platform.http.Shape.ok;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /users/{user_id}/tokens, /users/tokens. */
public final class AccessTokenRoutes implements Routes {
    private record TokenId(@Nullable String tokenId) {}

    private record Term(@Nullable String term) {}

    private final AccessTokenService tokens;

    public AccessTokenRoutes(AccessTokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(Router api) {
        api.post(
                "/users/{user_id}/tokens",
                this::create,
                by(CREATE_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                gives(AccessToken.class).from(NewAccessToken.class),
                "Create a personal access token");
        api.get(
                "/users/{user_id}/tokens",
                this::ofUser,
                by(READ_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                lists(AccessToken.class).query("page", "per_page"),
                "List a user's personal access tokens");
        api.get(
                "/users/tokens",
                this::all,
                system(MANAGE_SYSTEM),
                lists(AccessToken.class).query("page", "per_page"),
                "List everybody's personal access tokens");
        api.get(
                "/users/tokens/{token_id}",
                this::get,
                by(READ_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                gives(AccessToken.class),
                "Get a personal access token");
        api.post(
                "/users/tokens/search",
                this::search,
                system(MANAGE_SYSTEM),
                lists(AccessToken.class).from(Term.class).reading(),
                "Search personal access tokens");
        api.post(
                "/users/tokens/revoke",
                this::revoke,
                by(REVOKE_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                ok().from(TokenId.class),
                "Revoke a personal access token");
        api.post(
                "/users/tokens/disable",
                this::disable,
                by(REVOKE_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                ok().from(TokenId.class),
                "Disable a personal access token");
        api.post(
                "/users/tokens/enable",
                this::enable,
                by(CREATE_USER_ACCESS_TOKEN, EDIT_OTHER_USERS),
                ok().from(TokenId.class),
                "Enable a personal access token");
    }

    private Reply create(Request request) {
        NewAccessToken wanted = request.body(NewAccessToken.class, "user_access_token");
        return Reply.json(tokens.create(request.session(), request.userId(), wanted));
    }

    private Reply ofUser(Request request) {
        return Reply.json(tokens.ofUser(request.session(), request.userId(), request.page()));
    }

    private Reply all(Request request) {
        return Reply.json(tokens.all(request.page()));
    }

    private Reply get(Request request) {
        return Reply.json(tokens.get(request.session(), request.id("token_id")));
    }

    private Reply search(Request request) {
        String term = request.body(Term.class, "term").term();
        if (term == null || term.isBlank()) {
            throw ApiError.invalidBody("term");
        }
        return Reply.json(tokens.search(term.strip()));
    }

    private Reply revoke(Request request) {
        tokens.revoke(request.session(), tokenId(request));
        return Reply.ok();
    }

    private Reply disable(Request request) {
        tokens.disable(request.session(), tokenId(request));
        return Reply.ok();
    }

    private Reply enable(Request request) {
        tokens.enable(request.session(), tokenId(request));
        return Reply.ok();
    }

    private static String tokenId(Request request) {
        String id = request.body(TokenId.class, "token_id").tokenId();
        if (id == null || !Ids.isValid(id)) {
            throw ApiError.invalidBody("token_id");
        }
        return id;
    }
}
