package org.utmost.identity.preferences;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.util.List;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserEvent;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;

/** Who may read and set a user's preferences: the user, and those who edit other users. */
public final class PreferenceService {
    /** Preferences of one user at the most; the official clients keep a few for each channel and message. */
    private static final int MOST = 10_000;

    /** Preferences in one request at the most. */
    private static final int MOST_AT_ONCE = 100;

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
     * @throws ApiError 403 for another's without {@code edit_other_users}, 404 if there are none
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
     * @throws ApiError 403 for another's without {@code edit_other_users}, 400 if there is none
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
     * @throws ApiError 403 for another's without {@code edit_other_users}, or for one that names another user; 400 for a
     *     word too long, too many of them, or a value that can't be what it is
     */
    void set(Session by, String userId, List<Preference> wanted) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        requireSome(wanted);
        if (wanted.stream().anyMatch(each -> !each.userId().equals(userId))) {
            throw ApiError.forbidden("api.preference.update_preferences.set.app_error");
        }
        List<Preference> taken = wanted.stream().map(PreferenceRules::taken).toList();
        database.change(tx -> {
            preferences.put(tx, taken);
            if (preferences.count(tx, userId) > MOST) {
                throw ApiError.badRequest("app.preference.save.updating.app_error")
                        .with("max", String.valueOf(MOST));
            }
            tx.publish(new PreferenceEvent.Changed(userId, taken));
        });
    }

    /**
     * Removes some; those that are not there do not matter.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    void delete(Session by, String userId, List<Preference> unwanted) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        requireSome(unwanted);
        if (unwanted.stream().anyMatch(each -> !each.userId().equals(userId))) {
            throw ApiError.forbidden("api.preference.delete_preferences.delete.app_error");
        }
        database.change(tx -> {
            preferences.delete(tx, unwanted);
            tx.publish(new PreferenceEvent.Deleted(userId, unwanted));
        });
    }

    private static void requireSome(List<Preference> preferences) {
        if (preferences.isEmpty() || preferences.size() > MOST_AT_ONCE) {
            throw ApiError.invalidBody("preferences");
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
