package org.utmost.spaces.teams;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.schemes.SchemeEvent;
import org.utmost.spaces.schemes.SchemeScope;
import org.utmost.spaces.schemes.SchemeService;

/** Which teams follow which scheme. */
public final class TeamSchemeService {
    private final Database database;
    private final TeamStore store = new TeamStore();
    private final TeamService teams;
    private final SchemeService schemes;
    private final Clock clock;

    public TeamSchemeService(Database database, TeamService teams, SchemeService schemes, Clock clock) {
        this.database = database;
        this.teams = teams;
        this.schemes = schemes;
        this.clock = clock;
        database.during(
                SchemeEvent.Deleted.class,
                (tx, deleted) -> store.leaveScheme(tx, deleted.scheme().id(), clock.millis()));
    }

    /**
     * A page of the teams that follow a scheme, by display name.
     *
     * @throws ApiError 404 if there is no such scheme, 400 for one of channels
     */
    List<Team> of(Session by, String schemeId, Page page) {
        if (schemes.get(schemeId).scope() != SchemeScope.TEAM) {
            throw ApiError.badRequest("api.scheme.get_teams_for_scheme.scope.error");
        }
        return database.read(db -> store.ofScheme(db, schemeId, page)).stream()
                .map(team -> teams.withSecrets(by, team))
                .toList();
    }

    /**
     * Lets a team follow a scheme, or none for null.
     *
     * @throws ApiError 404 if there is no such team or scheme, 400 for a scheme of channels
     */
    void set(String teamId, @Nullable String schemeId) {
        database.change(tx -> {
            if (schemeId != null) {
                schemes.require(tx, schemeId, SchemeScope.TEAM, "api.team.update_team_scheme.scheme_scope.error");
            }
            Team before = teams.lock(tx, teamId);
            long now = Math.max(clock.millis(), before.updateAt() + 1);
            tx.publish(new TeamEvent.SchemeChanged(store.setScheme(tx, teamId, schemeId, now)));
        });
    }
}
