package org.utmost.spaces.members;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_CHANNELS;
import static org.utmost.identity.roles.Permission.MANAGE_CHANNEL_ROLES;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Need.oneselfOr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.UserService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.schemes.SchemeFlags;
import org.utmost.spaces.teams.TeamMemberService;

/** /channels/{channel_id}/members, /channels/members. */
public final class MemberRoutes implements Routes {
    private record NewMember(
            @Nullable String userId, @Nullable String postRootId) {}

    private record View(
            @Nullable String channelId, @Nullable String prevChannelId) {}

    private record Viewed(String status, Map<String, Long> lastViewedAtTimes) {}

    /** What page -1 stands for, by which the official web app asks for all that a user is in. */
    private static final Page ALL = new Page(0, 5_000);

    private final MemberService members;

    public MemberRoutes(MemberService members) {
        this.members = members;
    }

    @Override
    public void addTo(Router api) {
        api.get("/channels/{channel_id}/members", this::list)
                .pages()
                .lists(ChannelMember.class)
                .needs(READ_CHANNEL, READ_PUBLIC_CHANNEL)
                .fails(ChannelAccess.NO_CHANNEL)
                .says("List a channel's members");
        api.post("/channels/{channel_id}/members", this::add)
                .takes(NewMember.class)
                .creates(ChannelMember.class)
                .needs(JOIN_PUBLIC_CHANNELS, MANAGE_PUBLIC_CHANNEL_MEMBERS, MANAGE_PRIVATE_CHANNEL_MEMBERS)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(UserService.NO_USER)
                .fails(TeamMemberService.NO_MEMBER)
                .fails(
                        400,
                        "api.channel.add_user_to_channel.type.app_error",
                        "api.channel.add_user.to.channel.failed.deleted.app_error")
                .fails(403, "app.channel.add_member.deleted_user.app_error")
                .says("Add a user to a channel");
        api.get("/channels/{channel_id}/members/{user_id}", this::get)
                .gives(ChannelMember.class)
                .needs(READ_CHANNEL, READ_PUBLIC_CHANNEL)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(ChannelAccess.NO_MEMBER)
                .says("Get a member of a channel");
        api.delete("/channels/{channel_id}/members/{user_id}", this::remove)
                .needs(oneselfOr(MANAGE_PUBLIC_CHANNEL_MEMBERS, MANAGE_PRIVATE_CHANNEL_MEMBERS))
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(UserService.NO_USER)
                .fails(ChannelAccess.NO_MEMBER)
                .fails(400, "api.channel.remove_channel_member.type.app_error", "api.channel.remove.default.app_error")
                .says("Remove a user from a channel");
        api.put("/channels/{channel_id}/members/{user_id}/schemeRoles", this::setFlags)
                .takes(SchemeFlags.class)
                .needs(MANAGE_CHANNEL_ROLES)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(ChannelAccess.NO_MEMBER)
                .fails(
                        400,
                        "api.channel.update_channel_member_roles.guest.app_error",
                        "api.channel.update_channel_member_roles.user_and_guest.app_error",
                        "api.channel.update_channel_member_roles.unset_user_scheme.app_error")
                .says("Set which of the scheme's roles a member of a channel has");
        api.get("/users/{user_id}/teams/{team_id}/channels/members", this::ofUser)
                .lists(ChannelMember.class)
                .needs(oneselfOr(MANAGE_SYSTEM).and(Need.any(VIEW_TEAM)))
                .says("List a user's channel memberships in a team");
        api.get("/users/{user_id}/channel_members", this::ofUserEverywhere)
                .pages()
                .lists(MemberWithTeam.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .says("List a user's channel memberships in all teams");
        api.post("/channels/members/{user_id}/view", this::view)
                .takes(View.class)
                .gives(Viewed.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(400, "app.channel.update_last_viewed_at.app_error")
                .says("Mark a channel as seen");
    }

    private Reply list(Request request) {
        return Reply.json(members.of(request.session(), request.id("channel_id"), request.page()));
    }

    private Reply add(Request request) {
        NewMember body = request.body(NewMember.class, "channel_member");
        String userId = body.userId();
        if (userId == null || !Ids.isValid(userId)) {
            throw ApiError.invalidBody("user_id");
        }
        String rootId = body.postRootId() == null ? "" : body.postRootId();
        if (!rootId.isEmpty() && !Ids.isValid(rootId)) {
            throw ApiError.invalidBody("post_root_id");
        }
        return Reply.json(201, members.add(request.session(), request.id("channel_id"), userId, rootId));
    }

    private Reply get(Request request) {
        return Reply.json(members.get(request.session(), request.id("channel_id"), request.userId()));
    }

    private Reply remove(Request request) {
        members.remove(request.session(), request.id("channel_id"), request.userId());
        return Reply.ok();
    }

    private Reply setFlags(Request request) {
        SchemeFlags flags = request.body(SchemeFlags.class, "scheme_roles");
        members.setFlags(request.session(), request.id("channel_id"), request.userId(), flags);
        return Reply.ok();
    }

    private Reply ofUser(Request request) {
        return Reply.json(members.ofUser(request.session(), request.userId(), request.id("team_id")));
    }

    private Reply ofUserEverywhere(Request request) {
        Page page = request.query("page").equals("-1") ? ALL : request.page();
        return Reply.json(members.ofUser(request.session(), request.userId(), page));
    }

    private Reply view(Request request) {
        View view = request.body(View.class, "channel_view");
        List<String> ids = new ArrayList<>();
        for (String id : new String[] {view.channelId(), view.prevChannelId()}) {
            if (id != null && !id.isEmpty() && !Ids.isValid(id)) {
                throw ApiError.invalidBody("channel_view.channel_id");
            }
            if (id != null && !id.isEmpty()) {
                ids.add(id);
            }
        }
        return Reply.json(new Viewed("OK", members.view(request.session(), request.userId(), ids)));
    }
}
