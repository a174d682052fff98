package org.utmost.spaces.schemes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.utmost.identity.roles.MemberGrants;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleEvent;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.roles.SchemeRoles;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.events.EventBus;

/**
 * What memberships grant, from the scheme to its roles to their permissions, answered from a cache. A channel's scheme comes
 * before its team's, and that before the default roles.
 */
public final class SchemeGrants {
    private static final int CACHED = 10_000;

    /** The schemes of a team, and of a channel in it; empty for none. */
    private record Followed(String byTeam, String byChannel) {
        private static final Followed NONE = new Followed("", "");

        static Followed of(String byTeam, String byChannel) {
            return byTeam.isEmpty() && byChannel.isEmpty() ? NONE : new Followed(byTeam, byChannel);
        }
    }

    /** What memberships grant in a team, and in a channel of it. */
    private record Grants(MemberGrants inTeam, MemberGrants inChannel) {}

    private final Database database;
    private final RoleService roles;
    private final SchemeRoles schemeRoles;
    private final SchemeStore schemes = new SchemeStore();

    /** By schemes; any event of a role, and the end of a scheme, drops all. */
    private final LoadedCache<Followed, Grants> grants;

    public SchemeGrants(Database database, EventBus bus, Caches caches, RoleService roles, SchemeRoles schemeRoles) {
        this.database = database;
        this.roles = roles;
        this.schemeRoles = schemeRoles;
        this.grants = caches.of("schemes", CACHED);
        bus.onCommit(RoleEvent.class, changed -> grants.dropAll());
        bus.onCommit(SchemeEvent.Deleted.class, deleted -> grants.dropAll());
    }

    /** What memberships grant in a team of that scheme, empty for none. */
    public MemberGrants inTeam(String schemeId) {
        return get(Followed.of(schemeId, "")).inTeam();
    }

    /** What memberships grant in a channel of that scheme in a team of that one, empty for none. */
    public MemberGrants inChannel(String teamSchemeId, String schemeId) {
        return get(Followed.of(teamSchemeId, schemeId)).inChannel();
    }

    private Grants get(Followed followed) {
        Grants found = grants.get(followed, this::load);
        return found == null ? load(followed) : found;
    }

    private Grants load(Followed followed) {
        Grants byDefault = new Grants(
                new MemberGrants(roles.granted("team_guest"), roles.granted("team_user"), roles.granted("team_admin")),
                new MemberGrants(
                        roles.granted("channel_guest"), roles.granted("channel_user"), roles.granted("channel_admin")));
        return followed.equals(Followed.NONE) ? byDefault : database.read(db -> load(db, followed, byDefault));
    }

    private Grants load(Reader db, Followed followed, Grants byDefault) {
        Grants found = byDefault;
        List<Scheme> active = schemes.active(db, List.of(followed.byTeam(), followed.byChannel()));
        Map<String, Set<Permission>> granted =
                schemeRoles.granted(db, active.stream().map(Scheme::id).toList());
        for (Scheme scheme : active) {
            if (scheme.scope() == SchemeScope.TEAM) {
                found = new Grants(inTeam(scheme, granted), inChannel(scheme, granted));
            }
        }
        for (Scheme scheme : active) {
            if (scheme.scope() == SchemeScope.CHANNEL) {
                found = new Grants(found.inTeam(), inChannel(scheme, granted).within(found.inChannel()));
            }
        }
        return found;
    }

    private static MemberGrants inTeam(Scheme scheme, Map<String, Set<Permission>> granted) {
        return new MemberGrants(
                granted.getOrDefault(scheme.defaultTeamGuestRole(), Set.of()),
                granted.getOrDefault(scheme.defaultTeamUserRole(), Set.of()),
                granted.getOrDefault(scheme.defaultTeamAdminRole(), Set.of()));
    }

    /** What the roles of a scheme grant in channels. */
    static MemberGrants inChannel(Scheme scheme, Map<String, Set<Permission>> granted) {
        return new MemberGrants(
                granted.getOrDefault(scheme.defaultChannelGuestRole(), Set.of()),
                granted.getOrDefault(scheme.defaultChannelUserRole(), Set.of()),
                granted.getOrDefault(scheme.defaultChannelAdminRole(), Set.of()));
    }
}
