package org.utmost.messages.drafts;

import static org.utmost.identity.roles.Permission.DELETE_POST;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Drafts on the server, so that who begins to write on one device goes on on another. */
public final class DraftService {
    /** Drafts that a list has at the most, the latest. */
    private static final int MOST = 1_000;

    private final Database database;
    private final DraftStore drafts = new DraftStore();
    private final DraftRules rules;
    private final ChannelAccess access;
    private final TeamService teams;
    private final Supplier<Config> config;
    private final Clock clock;

    public DraftService(
            Database database,
            DraftRules rules,
            ChannelAccess access,
            TeamService teams,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.access = access;
        this.teams = teams;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps a draft in place of the one before; one with nothing in it is thrown away.
     *
     * @param connection the WebSocket connection of the client that wrote it; empty if it has none
     * @throws ApiError 501 where drafts are not kept; 403 without {@code create_post} in the channel; 400 for an archived
     *     channel, a restricted direct message, or what can't become a post
     */
    Draft save(Session by, NewDraft wanted, String connection) {
        requireKept();
        Draft draft = wanted.of(by.userId(), clock.millis());
        Channel channel = rules.check(by, draft);
        if (!channel.active()) {
            throw ApiError.badRequest("api.draft.create_draft.can_not_draft_to_deleted.error");
        }
        access.requireTogether(channel, "api.draft.create_draft.can_not_draft_to_restricted_dm.error");
        if (draft.empty()) {
            Draft thrown = throwAway(draft, connection);
            return thrown == null ? draft.deleted(draft.updateAt()) : thrown;
        }
        return database.write(tx -> {
            Draft before = drafts.lock(tx, draft.userId(), draft.channelId(), draft.rootId());
            Draft saved = before == null
                    ? draft
                    : draft.saved(before.createAt(), Math.max(draft.updateAt(), before.updateAt() + 1));
            drafts.put(tx, saved);
            tx.publish(new DraftEvent.Saved(saved, connection));
            return saved;
        });
    }

    /**
     * The user's own in a team, and those of direct and group messages, the latest first.
     *
     * @throws ApiError 501 where drafts are not kept; 403 for another's, or without {@code view_team}
     */
    List<Draft> ofTeam(Session by, String userId, String teamId) {
        requireKept();
        teams.require(by, VIEW_TEAM, teamId);
        if (!by.belongsTo(userId)) {
            throw ApiError.noPermission(VIEW_TEAM);
        }
        return database.read(db -> drafts.ofTeam(db, userId, teamId, MOST));
    }

    /**
     * Throws a draft of the user's own away; one that is not there does not matter.
     *
     * @throws ApiError 501 where drafts are not kept; 403 for another's
     */
    void delete(Session by, String userId, String channelId, String rootId, String connection) {
        requireKept();
        if (!by.belongsTo(userId)) {
            throw ApiError.noPermission(DELETE_POST);
        }
        throwAway(new NewDraft(channelId, rootId, null, null, null, null, null).of(userId, 0), connection);
    }

    private @Nullable Draft throwAway(Draft place, String connection) {
        return database.write(tx -> {
            Draft found = drafts.lock(tx, place.userId(), place.channelId(), place.rootId());
            if (found == null) {
                return null;
            }
            Draft deleted = found.deleted(Math.max(clock.millis(), found.updateAt() + 1));
            drafts.delete(tx, found);
            tx.publish(new DraftEvent.Deleted(deleted, connection));
            return deleted;
        });
    }

    private void requireKept() {
        if (!config.get().view(DraftSettings.class).allowSyncedDrafts()) {
            throw ApiError.disabled("api.drafts.disabled.app_error");
        }
    }
}
