package org.utmost.identity.preferences;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.platform.http.Need.oneselfOr;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/preferences. */
public final class PreferenceRoutes implements Routes {
    private record Wanted(
            @Nullable String userId,
            @Nullable String category,
            @Nullable String name,
            @Nullable String value) {
        Preference preference() {
            return new Preference(
                    requireNonNullElse(userId, ""),
                    requireNonNullElse(category, ""),
                    requireNonNullElse(name, ""),
                    requireNonNullElse(value, ""));
        }
    }

    private final PreferenceService preferences;

    public PreferenceRoutes(PreferenceService preferences) {
        this.preferences = preferences;
    }

    @Override
    public void addTo(Router api) {
        api.get("/users/{user_id}/preferences", this::list)
                .lists(Preference.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .says("List a user's preferences");
        api.put("/users/{user_id}/preferences", this::set)
                .takes(Preference[].class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(PreferenceRules.REFUSED)
                .fails(400, "app.preference.save.updating.app_error")
                .fails(403, "api.preference.update_preferences.set.app_error")
                .says("Set some of a user's preferences");
        api.post("/users/{user_id}/preferences/delete", this::delete)
                .takes(Preference[].class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(403, "api.preference.delete_preferences.delete.app_error")
                .says("Remove some of a user's preferences");
        api.get("/users/{user_id}/preferences/{category}", this::category)
                .lists(Preference.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(404, "api.preference.preferences_category.get.app_error")
                .says("List a user's preferences of a category");
        api.get("/users/{user_id}/preferences/{category}/name/{preference_name}", this::get)
                .gives(Preference.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(400, "app.preference.get.app_error")
                .says("Get one of a user's preferences");
    }

    private Reply list(Request request) {
        return Reply.json(preferences.of(request.session(), request.userId()));
    }

    private Reply set(Request request) {
        preferences.set(request.session(), request.userId(), wanted(request));
        return Reply.ok();
    }

    private Reply delete(Request request) {
        preferences.delete(request.session(), request.userId(), wanted(request));
        return Reply.ok();
    }

    private Reply category(Request request) {
        return Reply.json(preferences.ofCategory(request.session(), request.userId(), request.path("category")));
    }

    private Reply get(Request request) {
        return Reply.json(preferences.get(
                request.session(), request.userId(), request.path("category"), request.path("preference_name")));
    }

    private static List<Preference> wanted(Request request) {
        return Arrays.stream(request.body(Wanted[].class, "preferences"))
                .map(Wanted::preference)
                .toList();
    }
}
