package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.LIST_TEAM_CHANNELS;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.util.List;
import org.utmost.identity.roles.Permission;
import org.utmost.platform.database.Backfill;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.text.Folding;
import org.utmost.spaces.teams.TeamService;

/** Finding a team's channels by parts of their names. */
public final class ChannelSearch {
    /** Channels in one answer at the most. */
    private static final int MOST = 100;

    /** Channels whose names are folded in one transaction. */
    private static final int BATCH = 500;

    private final Database database;
    private final ChannelStore channels = new ChannelStore();
    private final TeamService teams;

    /** Folds all names, unless a server of the same rules did. */
    public ChannelSearch(Database database, TeamService teams) {
        this.database = database;
        this.teams = teams;
        Backfill.run(
                database,
                "FoldedChannelNames",
                Folding.VERSION,
                (tx, afterId) -> channels.foldSome(tx, afterId, BATCH));
    }

    /**
     * Channels to go to or to join: the team's public ones and the caller's own.
     *
     * @throws ApiError 403 without {@code list_team_channels}, 404 for an unknown team
     */
    List<Channel> visible(Session by, String teamId, String term) {
        return search(by, LIST_TEAM_CHANNELS, teamId, term, ChannelStore.Whose.OPEN_AND_OWN);
    }

    /**
     * The team's public channels.
     *
     * @throws ApiError 403 without {@code list_team_channels}, 404 for an unknown team
     */
    List<Channel> open(Session by, String teamId, String term) {
        return search(by, LIST_TEAM_CHANNELS, teamId, term, ChannelStore.Whose.OPEN);
    }

    /**
     * The caller's channels, for narrowing a search of posts.
     *
     * @throws ApiError 403 for a team the caller is not in, 404 for an unknown one
     */
    List<Channel> own(Session by, String teamId, String term) {
        return search(by, VIEW_TEAM, teamId, term, ChannelStore.Whose.OWN);
    }

    private List<Channel> search(Session by, Permission needed, String teamId, String term, ChannelStore.Whose whose) {
        teams.get(teamId);
        teams.require(by, needed, teamId);
        List<String> terms = Folding.terms(term);
        return database.read(db -> channels.search(db, teamId, terms, by.userId(), whose, MOST));
    }
}
