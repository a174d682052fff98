package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.READ_CHANNEL_CONTENT;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberGrants;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Session;
import org.utmost.spaces.schemes.SchemeEvent;
import org.utmost.spaces.schemes.SchemeGrants;
import org.utmost.spaces.teams.TeamService;

/** What a caller may do in a channel, answered from caches: it is asked for every message read or written. */
public final class ChannelAccess {
    /** There is no such channel. */
    public static final Fails NO_CHANNEL = Fails.with(404, "app.channel.get.existing.app_error");

    /** They are not in the channel. */
    public static final Fails NO_MEMBER = Fails.with(404, "app.channel.get_member.missing.app_error");

    private static final int CACHED_CHANNELS = 20_000;
    private static final int CACHED_MEMBERS = 100_000;
    private static final int CACHED_MEMBER_LISTS = 2_000;

    private record MemberKey(String channelId, String userId) {}

    private final Database database;
    private final RoleService roles;
    private final TeamService teams;
    private final SchemeGrants grants;
    private final Supplier<Config> config;
    private final ChannelStore channels = new ChannelStore();
    private final AccessStore members = new AccessStore();

    /** Channels, whose counters may lag behind; an event of the channel drops it. */
    private final LoadedCache<String, Channel> channelCache;

    /** What members hold; a membership event drops it. */
    private final LoadedCache<MemberKey, MemberRoles> heldCache;

    /** Who is in a channel; a membership event drops it. */
    private final LoadedCache<String, Set<String>> memberCache;

    public ChannelAccess(
            Database database,
            EventBus bus,
            Caches caches,
            RoleService roles,
            TeamService teams,
            SchemeGrants grants,
            Supplier<Config> config) {
        this.database = database;
        this.roles = roles;
        this.teams = teams;
        this.grants = grants;
        this.config = config;
        this.channelCache = caches.of("channels", CACHED_CHANNELS);
        this.heldCache = caches.of("channel_members", CACHED_MEMBERS);
        this.memberCache = caches.of("channel_member_lists", CACHED_MEMBER_LISTS);
        bus.onCommit(
                ChannelEvent.Updated.class, e -> channelCache.drop(e.channel().id()));
        bus.onCommit(
                ChannelEvent.Archived.class, e -> channelCache.drop(e.channel().id()));
        bus.onCommit(
                ChannelEvent.Restored.class, e -> channelCache.drop(e.channel().id()));
        bus.onCommit(
                ChannelEvent.SchemeChanged.class,
                e -> channelCache.drop(e.channel().id()));
        bus.onCommit(
                SchemeEvent.Deleted.class,
                e -> channelCache.dropIf(channel -> e.scheme().id().equals(channel.schemeId())));
        bus.onCommit(ChannelEvent.Opened.class, e -> e.memberIds().forEach(id -> dropMember(e.channel(), id)));
        bus.onCommit(ChannelEvent.MemberAdded.class, e -> dropMember(e.channel(), e.userId()));
        bus.onCommit(ChannelEvent.MemberRemoved.class, e -> dropMember(e.channel(), e.userId()));
        bus.onCommit(
                ChannelEvent.MemberChanged.class,
                e -> heldCache.drop(new MemberKey(e.channel().id(), e.userId())));
        bus.onCommit(ChannelEvent.TeamLeft.class, e -> e.channels().forEach(each -> dropMember(each, e.userId())));
    }

    /** The channel of that id, its counters perhaps behind. */
    public Optional<Channel> find(String id) {
        return Optional.ofNullable(channelCache.get(id, key -> database.read(db -> channels.find(db, key))));
    }

    /**
     * The channel of that id, its counters perhaps behind.
     *
     * @throws ApiError 404 if there is none
     */
    public Channel get(String id) {
        return find(id).orElseThrow(() -> ApiError.notFound("app.channel.get.existing.app_error"));
    }

    /** The public channels of a team that have one of these names and that the caller may know of. */
    public List<Channel> named(Session by, String teamId, Collection<String> names) {
        return database.read(db -> channels.named(db, List.of(teamId), names)).stream()
                .filter(channel -> sees(by, channel))
                .toList();
    }

    /** Whether the user is in the channel. */
    public boolean isMember(String channelId, String userId) {
        return heldIn(channelId, userId) != null;
    }

    /** The ids of all who are in the channel. */
    public Set<String> memberIds(String channelId) {
        Set<String> ids = memberCache.get(channelId, key -> database.read(db -> members.userIds(db, key)));
        return ids == null ? Set.of() : ids;
    }

    /**
     * When the user last saw the channel, epoch milliseconds; 0 for never.
     *
     * @throws ApiError 404 if the user is not in it
     */
    public long lastViewedAt(Channel channel, String userId) {
        Long viewedAt = database.read(db -> members.lastViewedAt(db, channel.id(), userId));
        if (viewedAt == null) {
            throw ApiError.notFound("app.channel.get_member.missing.app_error");
        }
        return viewedAt;
    }

    /** The guests who are in some channel together with a user. */
    public Set<String> guestsNear(String userId) {
        return database.read(db -> members.guestsNear(db, userId));
    }

    /** Whether the caller has the permission by their roles in the channel, in its team, or over the system. */
    public boolean permits(Session by, Permission permission, Channel channel) {
        if (roles.permits(by, permission)) {
            return true;
        }
        MemberRoles held = heldIn(channel.id(), by.userId());
        return held != null && roles.permits(by, permission, held, grantsIn(channel))
                || !channel.teamId().isEmpty() && teams.permits(by, permission, channel.teamId());
    }

    /**
     * Demands a permission in a channel.
     *
     * @throws ApiError 403 without it
     */
    public void require(Session by, Permission permission, Channel channel) {
        if (!permits(by, permission, channel)) {
            throw ApiError.noPermission(permission);
        }
    }

    /**
     * Demands that a direct or group message is of people who are in a team together, where
     * {@code RestrictDirectMessage} asks for that.
     *
     * @throws ApiError 400 with that id otherwise
     */
    public void requireTogether(Channel channel, String errorId) {
        if (!channel.personal()
                || !config.get()
                        .view(ChannelSettings.class)
                        .restrictDirectMessage()
                        .equals("team")) {
            return;
        }
        Set<String> people = memberIds(channel.id());
        if (!database.read(db -> members.shareTeam(db, people))) {
            throw ApiError.badRequest(errorId);
        }
    }

    /**
     * Demands to be let read what is written in a channel: its members may, and in a public one its team.
     *
     * @throws ApiError 403 otherwise
     */
    public void requireReading(Session by, Channel channel) {
        if (!reads(by, channel)) {
            throw ApiError.noPermission(READ_CHANNEL_CONTENT);
        }
    }

    /** Whether the caller may read what is written in a channel. */
    public boolean reads(Session by, Channel channel) {
        return openTo(by, channel) || permits(by, READ_CHANNEL_CONTENT, channel);
    }

    /**
     * Demands to be let see that a channel exists and who is in it.
     *
     * @throws ApiError 403 otherwise
     */
    public void requireSeeing(Session by, Channel channel) {
        if (!sees(by, channel)) {
            throw ApiError.noPermission(READ_CHANNEL);
        }
    }

    /** Whether the caller may see that a channel exists and who is in it. */
    boolean sees(Session by, Channel channel) {
        return openTo(by, channel) || permits(by, READ_CHANNEL, channel);
    }

    private boolean openTo(Session by, Channel channel) {
        return channel.open() && teams.permits(by, READ_PUBLIC_CHANNEL, channel.teamId());
    }

    private @Nullable MemberRoles heldIn(String channelId, String userId) {
        return heldCache.get(
                new MemberKey(channelId, userId),
                key -> database.read(db -> members.held(db, key.channelId(), key.userId())));
    }

    private MemberGrants grantsIn(Channel channel) {
        String ofChannel = channel.schemeId();
        return grants.inChannel(teams.schemeOf(channel.teamId()), ofChannel == null ? "" : ofChannel);
    }

    private void dropMember(Channel channel, String userId) {
        heldCache.drop(new MemberKey(channel.id(), userId));
        memberCache.drop(channel.id());
    }
}
