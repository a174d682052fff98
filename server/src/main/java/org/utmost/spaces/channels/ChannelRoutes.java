package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.CREATE_DIRECT_CHANNEL;
import static org.utmost.identity.roles.Permission.CREATE_GROUP_CHANNEL;
import static org.utmost.identity.roles.Permission.CREATE_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.CREATE_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.DELETE_PRIVATE_CHANNEL;
import static org.utmost.identity.roles.Permission.DELETE_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.LIST_TEAM_CHANNELS;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_PROPERTIES;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_PROPERTIES;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.MANAGE_TEAM;
import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.number;

import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.teams.TeamService;

/** /channels, /teams/{team_id}/channels, /users/{user_id}/channels. */
public final class ChannelRoutes implements Routes {
    private static final Fails CHANGE_REFUSED = ChannelAccess.NO_CHANNEL
            .and(ChannelRules.REFUSED)
            .and(
                    400,
                    "app.channel.update.bad_id",
                    "api.channel.update_channel.deleted.app_error",
                    "api.channel.update_channel.typechange.app_error",
                    "api.channel.update_channel.tried.app_error");
    private static final Fails NOT_TOGETHER =
            Fails.with(403, "api.channel.create_channel.direct_channel.team_restricted_error");

    private final ChannelService channels;
    private final DirectChannelService direct;

    public ChannelRoutes(ChannelService channels, DirectChannelService direct) {
        this.channels = channels;
        this.direct = direct;
    }

    @Override
    public void addTo(Router api) {
        api.post("/channels", this::create)
                .takes(NewChannel.class)
                .creates(Channel.class)
                .needs(CREATE_PUBLIC_CHANNEL, CREATE_PRIVATE_CHANNEL)
                .fails(ChannelRules.REFUSED)
                .fails(TeamService.NO_TEAM)
                .fails(
                        400,
                        "app.channel.create_channel.no_team_id.app_error",
                        "model.channel.is_valid.type.app_error",
                        "api.channel.create_channel.direct_channel.app_error",
                        "store.sql_channel.save.archived_channel.app_error",
                        "store.sql_channel.save_channel.limit.app_error",
                        "store.sql_channel.save_channel.exists.app_error")
                .says("Create a public or private channel");
        api.post("/channels/direct", this::direct)
                .takes(String[].class)
                .creates(Channel.class)
                .needs(Need.any(CREATE_DIRECT_CHANNEL).and(oneselfOr(MANAGE_SYSTEM)))
                .fails(NOT_TOGETHER)
                .fails(400, "api.channel.create_direct_channel.invalid_user.app_error")
                .says("Open a direct message");
        api.post("/channels/group", this::group)
                .takes(String[].class)
                .creates(Channel.class)
                .needs(CREATE_GROUP_CHANNEL)
                .fails(NOT_TOGETHER)
                .fails(
                        400,
                        "api.channel.create_group.bad_size.app_error",
                        "api.channel.create_group.bad_user.app_error")
                .says("Open a group message");
        api.get("/channels/{channel_id}", this::get)
                .gives(Channel.class)
                .needs(READ_CHANNEL, READ_PUBLIC_CHANNEL)
                .fails(ChannelAccess.NO_CHANNEL)
                .says("Get a channel");
        api.put("/channels/{channel_id}", this::update)
                .takes(ChannelPatch.class)
                .gives(Channel.class)
                .needs(Need.any(MANAGE_PUBLIC_CHANNEL_PROPERTIES, MANAGE_PRIVATE_CHANNEL_PROPERTIES)
                        .or(new Need.Participant()))
                .fails(CHANGE_REFUSED)
                .fails(400, "api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error")
                .says("Update a channel");
        api.put("/channels/{channel_id}/patch", this::patch)
                .takes(ChannelPatch.class)
                .gives(Channel.class)
                .needs(Need.any(MANAGE_PUBLIC_CHANNEL_PROPERTIES, MANAGE_PRIVATE_CHANNEL_PROPERTIES)
                        .or(new Need.Participant()))
                .fails(CHANGE_REFUSED)
                .fails(400, "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error")
                .says("Update some fields of a channel");
        api.delete("/channels/{channel_id}", this::archive)
                .query(flag("permanent"))
                .needs(DELETE_PUBLIC_CHANNEL, DELETE_PRIVATE_CHANNEL)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(
                        400,
                        "api.channel.delete_channel.type.invalid",
                        "api.channel.delete_channel.cannot.app_error",
                        "api.channel.delete_channel.deleted.app_error")
                .fails(401, "api.user.delete_channel.not_enabled.app_error")
                .says("Archive a channel");
        api.post("/channels/{channel_id}/restore", this::restore)
                .gives(Channel.class)
                .needs(MANAGE_TEAM)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(400, "api.channel.restore_channel.restored.app_error")
                .says("Bring an archived channel back");
        api.get("/teams/{team_id}/channels", this::publicOf)
                .pages()
                .lists(Channel.class)
                .needs(LIST_TEAM_CHANNELS)
                .fails(TeamService.NO_TEAM)
                .says("List a team's public channels");
        api.get("/teams/{team_id}/channels/name/{channel_name}", this::byName)
                .query(flag("include_deleted"))
                .gives(Channel.class)
                .needs(READ_CHANNEL, READ_PUBLIC_CHANNEL)
                .fails(404, "app.channel.get_by_name.missing.app_error")
                .says("Get a channel by its name");
        api.get("/users/{user_id}/teams/{team_id}/channels", this::ofUserInTeam)
                .query(flag("include_deleted"), number("last_delete_at"))
                .lists(Channel.class)
                .needs(oneselfOr(EDIT_OTHER_USERS).and(Need.any(VIEW_TEAM)))
                .fails(404, "app.channel.get_channels.not_found.app_error")
                .says("List a user's channels in a team");
        api.get("/users/{user_id}/channels", this::ofUser)
                .query(flag("include_deleted"), number("last_delete_at"))
                .lists(Channel.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .says("List a user's channels in all teams");
    }

    private Reply create(Request request) {
        return Reply.json(201, channels.create(request.session(), request.body(NewChannel.class, "channel")));
    }

    private Reply direct(Request request) {
        return Reply.json(201, direct.open(request.session(), request.strings("user_ids")));
    }

    private Reply group(Request request) {
        return Reply.json(201, direct.openGroup(request.session(), request.strings("user_ids")));
    }

    private Reply get(Request request) {
        return Reply.json(channels.get(request.session(), request.id("channel_id")))
                .etagOfContent();
    }

    private Reply update(Request request) {
        ChannelPatch patch = request.body(ChannelPatch.class, "channel");
        if (!request.id("channel_id").equals(patch.id())) {
            throw ApiError.invalidBody("id");
        }
        return Reply.json(channels.patch(request.session(), request.id("channel_id"), patch.whole()));
    }

    private Reply patch(Request request) {
        ChannelPatch patch = request.body(ChannelPatch.class, "channel");
        return Reply.json(channels.patch(request.session(), request.id("channel_id"), patch.part()));
    }

    private Reply archive(Request request) {
        if (request.flag("permanent")) {
            throw ApiError.unauthorized("api.user.delete_channel.not_enabled.app_error");
        }
        channels.archive(request.session(), request.id("channel_id"));
        return Reply.ok();
    }

    private Reply restore(Request request) {
        return Reply.json(channels.restore(request.session(), request.id("channel_id")));
    }

    private Reply publicOf(Request request) {
        return Reply.json(channels.publicOf(request.session(), request.id("team_id"), request.page()));
    }

    private Reply byName(Request request) {
        return Reply.json(channels.byName(
                        request.session(),
                        request.id("team_id"),
                        request.path("channel_name"),
                        request.flag("include_deleted")))
                .etagOfContent();
    }

    private Reply ofUserInTeam(Request request) {
        return Reply.json(channels.ofUser(
                        request.session(), request.userId(), request.id("team_id"), archivedSince(request)))
                .etagOfContent();
    }

    private Reply ofUser(Request request) {
        return Reply.json(channels.ofUser(request.session(), request.userId(), archivedSince(request)))
                .etagOfContent();
    }

    private static long archivedSince(Request request) {
        long time = request.number("last_delete_at");
        return request.flag("include_deleted") ? time : Long.MAX_VALUE;
    }
}
