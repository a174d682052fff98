package org.utmost.identity.tokens;

import static org.utmost.identity.roles.Permission.CREATE_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.REVOKE_USER_ACCESS_TOKEN;
import static org.utmost.platform.http.Need.oneselfOr;

import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.UserService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /users/{user_id}/tokens, /users/tokens. */
public final class AccessTokenRoutes implements Routes {
    private record TokenId(@Nullable String tokenId) {}

    private record Term(@Nullable String term) {}

    private static final Fails NO_TOKEN = Fails.with(404, "app.user_access_token.get_by_user.app_error");

    private final AccessTokenService tokens;

    public AccessTokenRoutes(AccessTokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users/{user_id}/tokens", this::create)
                .takes(NewAccessToken.class)
                .gives(AccessToken.class)
                .needs(Need.any(CREATE_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(UserService.NO_USER)
                .fails(
                        400,
                        "model.user_access_token.is_valid.description.app_error",
                        "model.user_access_token.is_valid.scopes.app_error",
                        "model.user_access_token.is_valid.expires_at.app_error",
                        "app.user_access_token.expires_at_in_past.app_error",
                        "app.user_access_token.expires_at_required.app_error",
                        "app.user_access_token.expires_at_too_far.app_error")
                .fails(501, "app.user_access_token.disabled")
                .says("Create a personal access token");
        api.get("/users/{user_id}/tokens", this::ofUser)
                .pages()
                .lists(AccessToken.class)
                .needs(Need.any(READ_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .says("List a user's personal access tokens");
        api.get("/users/tokens", this::all)
                .pages()
                .lists(AccessToken.class)
                .needs(MANAGE_SYSTEM)
                .says("List everybody's personal access tokens");
        api.get("/users/tokens/{token_id}", this::get)
                .gives(AccessToken.class)
                .needs(Need.any(READ_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_TOKEN)
                .says("Get a personal access token");
        api.post("/users/tokens/search", this::search)
                .takes(Term.class)
                .reads()
                .lists(AccessToken.class)
                .needs(MANAGE_SYSTEM)
                .says("Search personal access tokens");
        api.post("/users/tokens/revoke", this::revoke)
                .takes(TokenId.class)
                .needs(Need.any(REVOKE_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_TOKEN)
                .says("Revoke a personal access token");
        api.post("/users/tokens/disable", this::disable)
                .takes(TokenId.class)
                .needs(Need.any(REVOKE_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_TOKEN)
                .says("Disable a personal access token");
        api.post("/users/tokens/enable", this::enable)
                .takes(TokenId.class)
                .needs(Need.any(CREATE_USER_ACCESS_TOKEN).and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_TOKEN)
                .says("Enable a personal access token");
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
