package org.utmost.spaces.schemes;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberGrants;
import org.utmost.identity.roles.Moderation;
import org.utmost.identity.roles.NewSchemeRole;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.roles.SchemeRoles;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Page;
import org.utmost.platform.ids.Ids;

/** The schemes, and the roles that they bring. */
public final class SchemeService {
    /** There is no such scheme. */
    public static final Fails NO_SCHEME = Fails.with(404, "app.scheme.get.app_error");

    private final Database database;
    private final SchemeStore schemes = new SchemeStore();
    private final SchemeRoles schemeRoles;
    private final RoleService roles;
    private final Clock clock;
    private final Ids ids;

    public SchemeService(Database database, RoleService roles, SchemeRoles schemeRoles, Clock clock, Ids ids) {
        this.database = database;
        this.roles = roles;
        this.schemeRoles = schemeRoles;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Makes a scheme whose roles grant what the default ones do; a channel's administrators only what is moderated, as the
     * role that theirs stands in for grants them all else.
     *
     * @throws ApiError 400 for fields that can't be taken or a name in use
     */
    Scheme create(NewScheme wanted) {
        SchemeScope scope =
                SchemeScope.find(Objects.requireNonNullElse(wanted.scope(), "")).orElseThrow(SchemeRules::invalid);
        Map<SchemeRole, Set<Permission>> granted = new EnumMap<>(SchemeRole.class);
        SchemeRole.of(scope).forEach(role -> granted.put(role, roles.granted(role.byDefault())));
        if (scope == SchemeScope.CHANNEL) {
            granted.computeIfPresent(SchemeRole.CHANNEL_ADMIN, (role, all) -> Moderation.of(all));
        }
        try {
            return database.write(tx -> insert(tx, wanted, scope, granted));
        } catch (UniqueViolation taken) {
            throw SchemeRules.invalid();
        }
    }

    /**
     * A scheme, also a deleted one.
     *
     * @throws ApiError 404 if there is none
     */
    public Scheme get(String id) {
        return found(database.read(db -> schemes.find(db, id)));
    }

    /** A page of schemes, the newest first; of all scopes for null. */
    List<Scheme> list(@Nullable SchemeScope scope, Page page) {
        return database.read(db -> schemes.list(db, scope, page));
    }

    /**
     * Changes the texts of a scheme.
     *
     * @throws ApiError 404 if there is none, 400 for texts that can't be taken or a name in use
     */
    Scheme patch(String id, SchemePatch patch) {
        try {
            return database.write(tx -> {
                Scheme before = lock(tx, id);
                Scheme after = patch.on(before, later(before));
                SchemeRules.check(after);
                schemes.update(tx, after);
                return after;
            });
        } catch (UniqueViolation taken) {
            throw SchemeRules.invalid();
        }
    }

    /**
     * Deletes a scheme with its roles. What followed it goes by the default roles again.
     *
     * @throws ApiError 404 if there is none
     */
    void delete(String id) {
        database.change(tx -> delete(tx, id));
    }

    /** The same within a transaction. */
    public void delete(Tx tx, String id) {
        Scheme before = lock(tx, id);
        schemeRoles.delete(tx, id);
        tx.publish(new SchemeEvent.Deleted(schemes.delete(tx, id, later(before))));
    }

    /**
     * Makes a scheme for one channel, whose roles grant of what is moderated just that.
     *
     * @return its id
     */
    public String moderating(Tx tx, String channelName, Set<Permission> guests, Set<Permission> members) {
        NewScheme wanted = new NewScheme(null, channelName, null, SchemeScope.CHANNEL.id());
        Map<SchemeRole, Set<Permission>> granted = new EnumMap<>(SchemeRole.class);
        granted.put(SchemeRole.CHANNEL_GUEST, guests);
        granted.put(SchemeRole.CHANNEL_USER, members);
        granted.put(SchemeRole.CHANNEL_ADMIN, Moderation.ALL);
        return insert(tx, wanted, SchemeScope.CHANNEL, granted).id();
    }

    /** Lets the roles of a channel's scheme grant, of what is moderated, just that. */
    public void moderate(Tx tx, String id, Set<Permission> guests, Set<Permission> members) {
        Scheme scheme = lock(tx, id);
        schemeRoles.moderate(tx, scheme.defaultChannelGuestRole(), guests);
        schemeRoles.moderate(tx, scheme.defaultChannelUserRole(), members);
    }

    /** What the roles of a scheme grant in channels. */
    public MemberGrants channelGrants(Reader db, String id) {
        return SchemeGrants.inChannel(found(schemes.find(db, id)), schemeRoles.granted(db, List.of(id)));
    }

    /** The ids of the teams that follow a scheme. */
    public List<String> teamsOf(String id) {
        return database.read(db -> schemes.teamIds(db, id));
    }

    /** The ids of the channels that follow a scheme. */
    public List<String> channelsOf(String id) {
        return database.read(db -> channelsOf(db, id));
    }

    /** The same, as the transaction sees them. */
    public List<String> channelsOf(Reader db, String id) {
        return schemes.channelIds(db, id);
    }

    /**
     * Demands that a scheme is there to be followed, and keeps it so until the transaction ends.
     *
     * @throws ApiError 404 if it is not, 400 with that id if it is of another scope
     */
    public void require(Tx tx, String id, SchemeScope scope, String errorId) {
        if (lock(tx, id).scope() != scope) {
            throw ApiError.badRequest(errorId);
        }
    }

    private Scheme lock(Tx tx, String id) {
        Scheme scheme = schemes.lock(tx, id);
        return found(scheme == null || scheme.active() ? scheme : null);
    }

    private Scheme insert(Tx tx, NewScheme wanted, SchemeScope scope, Map<SchemeRole, Set<Permission>> granted) {
        String id = ids.newId();
        String name = Objects.requireNonNullElse(wanted.name(), "");
        String schemeName = name.isEmpty() ? ids.newId() : name;
        Map<SchemeRole, String> names = new EnumMap<>(SchemeRole.class);
        granted.keySet().forEach(role -> names.put(role, ids.newId()));
        Scheme scheme = Scheme.fresh(id, schemeName, wanted, scope, names, clock.millis());
        SchemeRules.check(scheme);
        schemes.insert(tx, scheme);
        schemeRoles.create(
                tx,
                id,
                names.entrySet().stream()
                        .map(named -> new NewSchemeRole(
                                named.getValue(),
                                named.getKey().displayName(schemeName),
                                granted.getOrDefault(named.getKey(), Set.of())))
                        .toList());
        return scheme;
    }

    private static Scheme found(@Nullable Scheme scheme) {
        if (scheme == null) {
            throw ApiError.notFound("app.scheme.get.app_error");
        }
        return scheme;
    }

    /** The time of a change, which is always later than that of the one before. */
    private long later(Scheme before) {
        return Math.max(clock.millis(), before.updateAt() + 1);
    }
}
