package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.CREATE_DIRECT_CHANNEL;
import static org.utmost.identity.roles.Permission.CREATE_GROUP_CHANNEL;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.ids.Secrets;

/** Direct and group messages: channels that are their members. */
public final class DirectChannelService {
    private static final int GROUP_MINIMUM = 3;
    private static final int GROUP_MAXIMUM = 8;
    private static final String TEAM_RESTRICTED = "api.channel.create_channel.direct_channel.team_restricted_error";

    private final Database database;
    private final ChannelStore channels = new ChannelStore();
    private final AccessStore members = new AccessStore();
    private final UserService users;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public DirectChannelService(
            Database database, UserService users, RoleService roles, Supplier<Config> config, Clock clock, Ids ids) {
        this.database = database;
        this.users = users;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The direct message of two users, opened if it is new.
     *
     * @throws ApiError 400 unless there are two users that exist, 403 without {@code create_direct_channel}, when the
     *     caller is neither, or for a new one of people in no team together where {@code RestrictDirectMessage} asks for
     *     that; bots may write to everybody
     */
    public Channel open(Session by, List<String> pair) {
        if (pair.size() != 2 || !pair.stream().allMatch(Ids::isValid)) {
            throw ApiError.invalidBody("user_ids");
        }
        roles.require(by, CREATE_DIRECT_CHANNEL);
        if (pair.stream().noneMatch(by::belongsTo)) {
            roles.require(by, MANAGE_SYSTEM);
        }
        TreeSet<String> both = new TreeSet<>(pair);
        List<User> found = users.byIds(both);
        if (found.size() != both.size()) {
            throw ApiError.badRequest("api.channel.create_direct_channel.invalid_user.app_error");
        }
        boolean restricted = restricted(by) && found.stream().noneMatch(User::isBot);
        return existingOrNew(by, ChannelType.DIRECT, both.getFirst() + "__" + both.getLast(), "", found, restricted);
    }

    /**
     * The group message of three to eight users, the caller among them, opened if it is new.
     *
     * @throws ApiError 400 for too few, too many or unknown users, 403 without {@code create_group_channel} or, as for a
     *     direct message, for people in no team together
     */
    Channel openGroup(Session by, List<String> wanted) {
        if (wanted.isEmpty() || !wanted.stream().allMatch(Ids::isValid)) {
            throw ApiError.invalidBody("user_ids");
        }
        roles.require(by, CREATE_GROUP_CHANNEL);
        TreeSet<String> all = new TreeSet<>(wanted);
        all.add(by.userId());
        if (all.size() < GROUP_MINIMUM || all.size() > GROUP_MAXIMUM) {
            throw ApiError.badRequest("api.channel.create_group.bad_size.app_error");
        }
        List<User> found = users.byIds(all);
        if (found.size() != all.size()) {
            throw ApiError.badRequest("api.channel.create_group.bad_user.app_error");
        }
        String title = found.stream().map(User::username).sorted().collect(Collectors.joining(", "));
        String name = Secrets.hash(String.join("", all)).substring(0, 40);
        return existingOrNew(
                by,
                ChannelType.GROUP,
                name,
                title.length() > 64 ? title.substring(0, 64) : title,
                found,
                restricted(by));
    }

    /** Whether who opens a message must be in a team with those whom it is for. */
    private boolean restricted(Session by) {
        return config.get().view(ChannelSettings.class).restrictDirectMessage().equals("team")
                && !roles.permits(by, MANAGE_SYSTEM);
    }

    private Channel existingOrNew(
            Session by, ChannelType type, String name, String title, List<User> people, boolean restricted) {
        Channel channel = Channel.fresh(ids.newId(), clock.millis(), "", type, title, name, "", "", by.userId());
        List<String> memberIds = people.stream().map(User::id).sorted().toList();
        try {
            return database.write(tx -> {
                Channel present = channels.findByName(tx, "", name);
                if (present != null) {
                    return present;
                }
                if (restricted && !members.shareTeam(tx, Set.copyOf(memberIds))) {
                    throw ApiError.forbidden(TEAM_RESTRICTED);
                }
                channels.insert(tx, channel);
                tx.publish(new ChannelEvent.Opened(channel, by.userId(), memberIds));
                return channel;
            });
        } catch (UniqueViolation openedMeanwhile) {
            Channel present = database.read(db -> channels.findByName(db, "", name));
            if (present == null) {
                throw openedMeanwhile;
            }
            return present;
        }
    }
}
