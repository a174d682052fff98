package org.utmost.spaces.channels;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.CREATE_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.DELETE_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.DELETE_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.LIST_TEAM_CHANNELS;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_PROPERTIES;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_PROPERTIES;
import static org.utmost.identity.roles.Permission.MANAGE_TEAM;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Names;
import org.utmost.spaces.teams.Team;
import org.utmost.spaces.teams.TeamEvent;
import org.utmost.spaces.teams.TeamService;

/** Public and private channels: making, finding, changing, archiving them. */
public final class ChannelService {
    private static final int MOST_OF_A_USER = 5_000;
    private static final String PATCH_KEEPS_NAMES =
            "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error";
    private static final String UPDATE_KEEPS_NAMES =
            "api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error";

    private final Database database;
    private final ChannelStore channels = new ChannelStore();
    private final HeaderMentions mentions;
    private final ChannelAccess access;
    private final TeamService teams;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public ChannelService(
            Database database,
            ChannelAccess access,
            TeamService teams,
            RoleService roles,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.mentions = new HeaderMentions(database);
        this.access = access;
        this.teams = teams;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        database.during(TeamEvent.Created.class, (tx, created) -> createDefaults(tx, created.team()));
    }

    /**
     * Makes a public or private channel and puts its maker in as its administrator.
     *
     * @throws ApiError 403 without the permission in the team, 404 for an unknown team, 400 for fields that can't be
     *     taken, a name in use, an archived team or too many channels
     */
    Channel create(Session by, NewChannel wanted) {
        Channel channel = fresh(by, wanted);
        if (channel.teamId().isEmpty()) {
            throw ApiError.badRequest("app.channel.create_channel.no_team_id.app_error");
        }
        ChannelRules.check(channel);
        Permission needed = channel.open() ? CREATE_PUBLIC_CHANNEL : CREATE_PRIVATE_CHANNEL;
        teams.require(by, needed, channel.teamId());
        int most = config.get().view(ChannelSettings.class).maxChannelsPerTeam();
        try {
            return database.write(tx -> {
                teams.requireActive(tx, channel.teamId(), "store.sql_channel.save.archived_channel.app_error");
                teams.require(tx, by, needed, channel.teamId());
                if (channels.countInTeam(tx, channel.teamId()) >= most) {
                    throw ApiError.badRequest("store.sql_channel.save_channel.limit.app_error")
                            .with("max", String.valueOf(most));
                }
                channels.insert(tx, channel);
                tx.publish(new ChannelEvent.Created(channel, by.userId()));
                return channel;
            });
        } catch (UniqueViolation taken) {
            throw ApiError.badRequest("store.sql_channel.save_channel.exists.app_error")
                    .with("name", channel.name());
        }
    }

    /**
     * A channel with its counters.
     *
     * @throws ApiError 404 if there is none, 403 if the caller may not see it
     */
    Channel get(Session by, String id) {
        Channel channel = read(db -> channels.find(db, id), "app.channel.get.existing.app_error");
        access.requireSeeing(by, channel);
        return mentions.addTo(channel);
    }

    /**
     * The channel of that name in a team; one that the caller may not see does not exist for them.
     *
     * @throws ApiError 404 if there is none
     */
    Channel byName(Session by, String teamId, String name, boolean archivedToo) {
        String missing = "app.channel.get_by_name.missing.app_error";
        Channel channel = read(db -> channels.findByName(db, teamId, name.toLowerCase(Locale.ROOT)), missing);
        if (!access.sees(by, channel) || !channel.active() && !archivedToo) {
            throw ApiError.notFound(missing);
        }
        return mentions.addTo(channel);
    }

    /**
     * A page of a team's public channels, by display name.
     *
     * @throws ApiError 403 without {@code list_team_channels}
     */
    List<Channel> publicOf(Session by, String teamId, Page page) {
        teams.get(teamId);
        teams.require(by, LIST_TEAM_CHANNELS, teamId);
        return mentions.addToAll(database.read(db -> channels.publicOf(db, teamId, page)));
    }

    /**
     * A user's channels in a team, with their direct and group messages.
     *
     * @param archivedSince archived ones too, from that time on, epoch milliseconds
     * @throws ApiError 403 for another's without {@code edit_other_users} or for a team the caller is not in, 404 if
     *     there are none
     */
    List<Channel> ofUser(Session by, String userId, String teamId, long archivedSince) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        teams.require(by, VIEW_TEAM, teamId);
        List<Channel> found =
                database.read(db -> channels.ofUser(db, userId, List.of(teamId, ""), archivedSince, MOST_OF_A_USER));
        if (found.isEmpty()) {
            throw ApiError.notFound("app.channel.get_channels.not_found.app_error");
        }
        return mentions.addToAll(found);
    }

    /**
     * All channels of a user.
     *
     * @param archivedSince archived ones too, from that time on, epoch milliseconds
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    List<Channel> ofUser(Session by, String userId, long archivedSince) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        return mentions.addToAll(
                database.read(db -> channels.ofUser(db, userId, List.of(), archivedSince, MOST_OF_A_USER)));
    }

    /**
     * Changes a channel.
     *
     * @throws ApiError 403 without the permission, 404 if there is none, 400 for an archived one, fields that can't be
     *     taken, a name in use, another type, another name for the default channel or a direct or group message
     */
    Channel patch(Session by, String id, ChannelPatch patch) {
        Channel channel = access.get(id);
        if (channel.personal()) {
            access.requireReading(by, channel);
            by.found(new Need.Participant());
        } else {
            Permission needed = channel.open() ? MANAGE_PUBLIC_CHANNEL_PROPERTIES : MANAGE_PRIVATE_CHANNEL_PROPERTIES;
            access.require(by, needed, channel);
        }
        try {
            return mentions.addTo(database.write(tx -> {
                Channel before = lock(tx, id);
                checkPatch(before, patch);
                Channel after = patch.on(before, later(before));
                ChannelRules.check(after);
                channels.patch(tx, patch, after);
                tx.publish(new ChannelEvent.Updated(after, before.updateAt()));
                return after;
            }));
        } catch (UniqueViolation taken) {
            throw ApiError.badRequest("app.channel.update.bad_id").with("name", String.valueOf(patch.name()));
        }
    }

    /**
     * Archives a channel.
     *
     * @throws ApiError 403 without the permission, 404 if there is none, 400 for the default channel, an archived one, a
     *     direct or group message
     */
    void archive(Session by, String id) {
        Channel channel = access.get(id);
        if (channel.personal()) {
            throw ApiError.badRequest("api.channel.delete_channel.type.invalid");
        }
        access.require(by, channel.open() ? DELETE_PUBLIC_CHANNEL : DELETE_PRIVATE_CHANNEL, channel);
        if (channel.name().equals(Channel.DEFAULT)) {
            throw ApiError.badRequest("api.channel.delete_channel.cannot.app_error")
                    .with("name", channel.name());
        }
        database.change(tx -> {
            Channel before = lock(tx, id);
            if (!before.active()) {
                throw ApiError.badRequest("api.channel.delete_channel.deleted.app_error");
            }
            long now = Math.max(later(before), before.lastPostAt());
            tx.publish(new ChannelEvent.Archived(channels.setDeleteAt(tx, id, now, now)));
        });
    }

    /**
     * Brings an archived channel back.
     *
     * @throws ApiError 403 without {@code manage_team}, 404 if there is none, 400 if it is not archived
     */
    Channel restore(Session by, String id) {
        Channel channel = access.get(id);
        teams.require(by, MANAGE_TEAM, channel.teamId());
        return database.write(tx -> {
            Channel before = lock(tx, id);
            if (before.active()) {
                throw ApiError.badRequest("api.channel.restore_channel.restored.app_error");
            }
            Channel after = channels.setDeleteAt(tx, id, 0, later(before));
            tx.publish(new ChannelEvent.Restored(after));
            return after;
        });
    }

    private void createDefaults(Tx tx, Team team) {
        long now = clock.millis();
        channels.insert(
                tx,
                Channel.fresh(
                        ids.newId(), now, team.id(), ChannelType.OPEN, "Town Square", Channel.DEFAULT, "", "", ""));
        channels.insert(
                tx, Channel.fresh(ids.newId(), now, team.id(), ChannelType.OPEN, "Off-Topic", "off-topic", "", "", ""));
    }

    /** The time of a change, which is always later than that of the one before. */
    private long later(Channel locked) {
        return Math.max(clock.millis(), locked.updateAt() + 1);
    }

    private Channel lock(Tx tx, String id) {
        Channel channel = channels.lock(tx, id);
        if (channel == null) {
            throw ApiError.notFound("app.channel.get.existing.app_error");
        }
        return channel;
    }

    private static void checkPatch(Channel channel, ChannelPatch patch) {
        if (!channel.active()) {
            throw ApiError.badRequest("api.channel.update_channel.deleted.app_error");
        }
        if (patch.type() != null && !patch.type().equals(channel.type().letter())) {
            throw ApiError.badRequest("api.channel.update_channel.typechange.app_error");
        }
        if (channel.personal() && patch.renames(channel)) {
            throw ApiError.badRequest(patch.id() == null ? PATCH_KEEPS_NAMES : UPDATE_KEEPS_NAMES);
        }
        if (channel.name().equals(Channel.DEFAULT)
                && patch.name() != null
                && !patch.name().equals(channel.name())) {
            throw ApiError.badRequest("api.channel.update_channel.tried.app_error")
                    .with("name", channel.name());
        }
    }

    private Channel read(Database.Query<Reader, @Nullable Channel> query, String missing) {
        Channel channel = database.read(query);
        if (channel == null) {
            throw ApiError.notFound(missing);
        }
        return channel;
    }

    private Channel fresh(Session by, NewChannel wanted) {
        ChannelType type = ChannelType.find(requireNonNullElse(wanted.type(), ""))
                .orElseThrow(() -> ApiError.badRequest("model.channel.is_valid.type.app_error"));
        if (type.personal()) {
            throw ApiError.badRequest("api.channel.create_channel.direct_channel.app_error");
        }
        String name = Names.clean(requireNonNullElse(wanted.name(), ""));
        String displayName =
                Names.clean(requireNonNullElse(wanted.displayName(), "").strip());
        return Channel.fresh(
                ids.newId(),
                clock.millis(),
                requireNonNullElse(wanted.teamId(), ""),
                type,
                displayName.isEmpty() ? name : displayName,
                name,
                requireNonNullElse(wanted.header(), ""),
                requireNonNullElse(wanted.purpose(), ""),
                by.userId());
    }
}
