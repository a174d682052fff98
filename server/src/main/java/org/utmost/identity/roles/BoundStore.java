package org.utmost.identity.roles;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.SCHEMES;
import static org.utmost.schema.Tables.TEAMS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.schema.tables.Schemes;

/** Tables schemes, channels and teams, as far as they say which roles those of channel schemes stand in for. */
final class BoundStore {
    private static final Schemes OF_TEAM = SCHEMES.as("of_team");

    /** The schemes that channels follow, with those of their teams. */
    private static final Table<?> FOLLOWED = CHANNELS.join(SCHEMES)
            .on(SCHEMES.ID.eq(CHANNELS.SCHEME_ID))
            .leftJoin(TEAMS)
            .on(TEAMS.ID.eq(CHANNELS.TEAM_ID))
            .leftJoin(OF_TEAM)
            .on(OF_TEAM.ID.eq(TEAMS.SCHEME_ID));

    /**
     * A role of a channel scheme in one team.
     *
     * @param higher the name of the role that would count there without it
     * @param admin whether it is the administrators' role, which nobody moderates
     */
    record Bound(String name, String higher, boolean admin) {}

    List<Bound> of(Reader db, Collection<String> schemeIds) {
        return bounds(db, SCHEMES.ID.in(schemeIds));
    }

    List<Bound> all(Reader db) {
        return bounds(db, noCondition());
    }

    /** The channels in which a role of their own scheme stands in for the role of that name; that role's name for each. */
    Map<String, String> under(Reader db, String higher) {
        var guest = coalesce(OF_TEAM.DEFAULT_CHANNEL_GUEST_ROLE, inline("channel_guest"));
        var user = coalesce(OF_TEAM.DEFAULT_CHANNEL_USER_ROLE, inline("channel_user"));
        var admin = coalesce(OF_TEAM.DEFAULT_CHANNEL_ADMIN_ROLE, inline("channel_admin"));
        var lower = case_().when(guest.eq(higher), SCHEMES.DEFAULT_CHANNEL_GUEST_ROLE)
                .when(user.eq(higher), SCHEMES.DEFAULT_CHANNEL_USER_ROLE)
                .when(admin.eq(higher), SCHEMES.DEFAULT_CHANNEL_ADMIN_ROLE);
        return db.sql()
                .select(CHANNELS.ID, lower)
                .from(FOLLOWED)
                .where(lower.isNotNull())
                .fetchMap(Record2::value1, Record2::value2);
    }

    private static List<Bound> bounds(Reader db, Condition which) {
        return db
                .sql()
                .selectDistinct(
                        SCHEMES.DEFAULT_CHANNEL_GUEST_ROLE,
                        SCHEMES.DEFAULT_CHANNEL_USER_ROLE,
                        SCHEMES.DEFAULT_CHANNEL_ADMIN_ROLE,
                        OF_TEAM.DEFAULT_CHANNEL_GUEST_ROLE,
                        OF_TEAM.DEFAULT_CHANNEL_USER_ROLE,
                        OF_TEAM.DEFAULT_CHANNEL_ADMIN_ROLE)
                .from(FOLLOWED)
                .where(which)
                .stream()
                .flatMap(row -> Stream.of(
                        new Bound(row.value1(), orElse(row.value4(), "channel_guest"), false),
                        new Bound(row.value2(), orElse(row.value5(), "channel_user"), false),
                        new Bound(row.value3(), orElse(row.value6(), "channel_admin"), true)))
                .toList();
    }

    private static String orElse(@Nullable String ofTeam, String byDefault) {
        return Objects.requireNonNullElse(ofTeam, byDefault);
    }
}
