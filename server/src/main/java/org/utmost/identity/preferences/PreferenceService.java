package org.utmost.identity.preferences;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserEvent;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.json.Json;

/** Who may read and set a user's preferences: the user, and those who edit other users. */
public final class PreferenceService {
    /** Preferences of one user at the most; the official clients keep a few for each channel and message. */
    private static final int MOST = 10_000;

    /** Preferences in one request at the most. */
    private static final int MOST_AT_ONCE = 100;

    /** How many direct and group messages the official clients list at the most: 1 to 40. */
    private static final Pattern MESSAGES_SHOWN = Pattern.compile("[1-9]|[1-3][0-9]|40");

    private final Database database;
    private final PreferenceStore preferences = new PreferenceStore();
    private final RoleService roles;

    public PreferenceService(Database database, RoleService roles) {
        this.database = database;
        this.roles = roles;
        database.during(
                UserEvent.Created.class,
                (tx, made) -> preferences.put(tx, first(made.user().id())));
    }

    /**
     * All of a user's.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    List<Preference> of(Session by, String userId) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        return database.read(db -> preferences.of(db, userId, MOST));
    }

    /**
     * Those of a category.
     *
     * @throws ApiError 403 likewise, 404 if there are none
     */
    List<Preference> ofCategory(Session by, String userId, String category) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        List<Preference> found = database.read(db -> preferences.ofCategory(db, userId, category));
        if (found.isEmpty()) {
            throw ApiError.notFound("api.preference.preferences_category.get.app_error");
        }
        return found;
    }

    /**
     * One of them.
     *
     * @throws ApiError 403 likewise, 400 if there is none
     */
    Preference get(Session by, String userId, String category, String name) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        Preference found = database.read(db -> preferences.find(db, userId, category, name));
        if (found == null) {
            throw ApiError.badRequest("app.preference.get.app_error");
        }
        return found;
    }

    /**
     * Sets some.
     *
     * @throws ApiError 403 likewise or for one that names another user, 400 for a word too long, too many of them, or a
     *     value that can't be what it is
     */
    void set(Session by, String userId, List<Preference> wanted) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        requireSome(wanted);
        for (Preference each : wanted) {
            if (!each.userId().equals(userId)) {
                throw ApiError.forbidden("api.preference.update_preferences.set.app_error");
            }
            check(each);
        }
        database.write(tx -> {
            preferences.put(tx, wanted);
            if (preferences.count(tx, userId) > MOST) {
                throw ApiError.badRequest("app.preference.save.updating.app_error")
                        .with("max", String.valueOf(MOST));
            }
            tx.publish(new PreferenceEvent.Changed(userId, wanted));
            return true;
        });
    }

    /**
     * Removes some; those that are not there do not matter.
     *
     * @throws ApiError 403 likewise
     */
    void delete(Session by, String userId, List<Preference> unwanted) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        requireSome(unwanted);
        if (unwanted.stream().anyMatch(each -> !each.userId().equals(userId))) {
            throw ApiError.forbidden("api.preference.delete_preferences.delete.app_error");
        }
        database.write(tx -> {
            preferences.delete(tx, unwanted);
            tx.publish(new PreferenceEvent.Deleted(userId, unwanted));
            return true;
        });
    }

    private static void requireSome(List<Preference> preferences) {
        if (preferences.isEmpty() || preferences.size() > MOST_AT_ONCE) {
            throw ApiError.invalidBody("preferences");
        }
    }

    private static void check(Preference each) {
        if (each.category().isEmpty() || each.category().length() > Preference.MAXIMUM_NAME) {
            throw ApiError.badRequest("model.preference.is_valid.category.app_error");
        }
        if (each.name().length() > Preference.MAXIMUM_NAME) {
            throw ApiError.badRequest("model.preference.is_valid.name.app_error");
        }
        if (each.value().length() > Preference.MAXIMUM_VALUE) {
            throw ApiError.badRequest("model.preference.is_valid.value.app_error");
        }
        if (each.category().equals("theme") && !isTheme(each.value())) {
            throw ApiError.badRequest("model.preference.is_valid.theme.app_error");
        }
        if (each.category().equals("sidebar_settings")
                && each.name().equals("limit_visible_dms_gms")
                && !MESSAGES_SHOWN.matcher(each.value()).matches()) {
            throw ApiError.badRequest("model.preference.is_valid.limit_visible_dms_gms.app_error");
        }
    }

    /** A theme is a JSON object of texts: colours by what has them. */
    private static boolean isTheme(String value) {
        try {
            JsonNode theme = Json.MAPPER.readTree(value);
            return theme.isObject()
                    && StreamSupport.stream(theme.spliterator(), false)
                            .allMatch(color -> color.isTextual() || color.isNull());
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    /** What the official clients expect a new account to have: no steps of a tour taken, no advice hidden. */
    private static List<Preference> first(String userId) {
        return List.of(
                new Preference(userId, "recommended_next_steps", "hide", "false"),
                new Preference(userId, "system_notice", "GMasDM", "true"),
                new Preference(userId, "tutorial_step", userId, "0"));
    }
}
