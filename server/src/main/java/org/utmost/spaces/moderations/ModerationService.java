package org.utmost.spaces.moderations;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberGrants;
import org.utmost.identity.roles.Moderation;
import org.utmost.identity.roles.Permission;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.ChannelSchemeService;
import org.utmost.spaces.moderations.ChannelModeration.Allowed;
import org.utmost.spaces.moderations.ChannelModeration.ByRole;
import org.utmost.spaces.schemes.SchemeGrants;
import org.utmost.spaces.schemes.SchemeService;
import org.utmost.spaces.teams.TeamService;

/**
 * Taking from the members and guests of one channel what its team lets them do there: the channel then has a scheme of its
 * own, until all is as in the team again.
 */
public final class ModerationService {
    /** What guests never may, whatever a channel says. */
    private static final Set<Moderation> OF_MEMBERS =
            EnumSet.of(Moderation.MANAGE_MEMBERS, Moderation.MANAGE_BOOKMARKS);

    private final Database database;
    private final ChannelAccess channels;
    private final TeamService teams;
    private final SchemeService schemes;
    private final SchemeGrants grants;
    private final ChannelSchemeService channelSchemes;

    public ModerationService(
            Database database,
            ChannelAccess channels,
            TeamService teams,
            SchemeService schemes,
            SchemeGrants grants,
            ChannelSchemeService channelSchemes) {
        this.database = database;
        this.channels = channels;
        this.teams = teams;
        this.schemes = schemes;
        this.grants = grants;
        this.channelSchemes = channelSchemes;
    }

    /**
     * What members and guests may do in a channel.
     *
     * @throws ApiError 404 for an unknown channel
     */
    List<ChannelModeration> of(String channelId) {
        Channel channel = channels.get(channelId);
        MemberGrants higher = inTeamOf(channel);
        MemberGrants here =
                grants.inChannel(teams.schemeOf(channel.teamId()), Objects.requireNonNullElse(channel.schemeId(), ""));
        return Arrays.stream(Moderation.values())
                .map(each -> new ChannelModeration(
                        each.id(),
                        new ByRole(
                                OF_MEMBERS.contains(each)
                                        ? null
                                        : allowed(each, channel, here, higher, MemberGrants::guest),
                                allowed(each, channel, here, higher, MemberGrants::user))))
                .toList();
    }

    /**
     * Changes what members and guests may do in a channel.
     *
     * @throws ApiError 404 for an unknown channel, 400 for what can't be moderated, 403 for allowing what the team does not
     */
    List<ChannelModeration> patch(String channelId, List<ModerationPatch> patches) {
        Channel channel = channels.get(channelId);
        MemberGrants higher = inTeamOf(channel);
        for (ModerationPatch patch : patches) {
            requireWithin(patch.members(), patch.moderation(), channel, higher.user());
            requireWithin(patch.guests(), patch.moderation(), channel, higher.guest());
        }
        database.change(tx -> apply(tx, channelId, higher, patches));
        return of(channelId);
    }

    private void apply(Tx tx, String channelId, MemberGrants higher, List<ModerationPatch> patches) {
        Channel channel = channelSchemes.lock(tx, channelId);
        String followed = channel.schemeId();
        MemberGrants before = followed == null ? higher : schemes.channelGrants(tx, followed);
        Set<Permission> members = Moderation.of(before.user());
        Set<Permission> guests = Moderation.of(before.guest());
        for (ModerationPatch patch : patches) {
            change(members, patch.moderation(), patch.members());
            change(guests, patch.moderation(), patch.guests());
        }
        String own = followed != null && schemes.channelsOf(tx, followed).equals(List.of(channelId)) ? followed : null;
        if (members.containsAll(Moderation.of(higher.user())) && guests.containsAll(Moderation.of(higher.guest()))) {
            if (followed != null) {
                channelSchemes.set(tx, channelId, null);
            }
            if (own != null) {
                schemes.delete(tx, own);
            }
        } else if (own != null) {
            schemes.moderate(tx, own, guests, members);
        } else {
            channelSchemes.set(tx, channelId, schemes.moderating(tx, channel.name(), guests, members));
        }
    }

    private MemberGrants inTeamOf(Channel channel) {
        return grants.inChannel(teams.schemeOf(channel.teamId()), "");
    }

    private static void requireWithin(
            @Nullable Boolean wanted, Moderation moderation, Channel channel, Set<Permission> higher) {
        if (Boolean.TRUE.equals(wanted) && !grants(moderation, channel, higher)) {
            throw ApiError.forbidden(
                            "api.channel.patch_channel_moderations_for_channel.restricted_permission.app_error")
                    .with("name", moderation.id());
        }
    }

    private static void change(Set<Permission> granted, Moderation moderation, @Nullable Boolean wanted) {
        if (Boolean.TRUE.equals(wanted)) {
            granted.addAll(moderation.permissions());
        } else if (Boolean.FALSE.equals(wanted)) {
            granted.removeAll(moderation.permissions());
        }
    }

    private static Allowed allowed(
            Moderation moderation,
            Channel channel,
            MemberGrants here,
            MemberGrants higher,
            Function<MemberGrants, Set<Permission>> kind) {
        return new Allowed(
                grants(moderation, channel, kind.apply(here)), grants(moderation, channel, kind.apply(higher)));
    }

    /** Whether one of these permissions is about it in such a channel. */
    private static boolean grants(Moderation moderation, Channel channel, Set<Permission> permissions) {
        Set<Permission> about = channel.open() ? moderation.inPublic() : moderation.inPrivate();
        return about.stream().anyMatch(permissions::contains);
    }
}
