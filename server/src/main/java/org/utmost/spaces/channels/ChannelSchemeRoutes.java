package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.schemes.SchemeChoice;
import org.utmost.spaces.schemes.SchemeService;

/** /schemes/{scheme_id}/channels, the scheme of a channel. */
public final class ChannelSchemeRoutes implements Routes {
    private final ChannelSchemeService schemes;

    public ChannelSchemeRoutes(ChannelSchemeService schemes) {
        this.schemes = schemes;
    }

    @Override
    public void addTo(Router api) {
        api.get("/schemes/{scheme_id}/channels", this::ofScheme)
                .pages()
                .lists(Channel.class)
                .needs(SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS)
                .fails(SchemeService.NO_SCHEME)
                .fails(400, "api.scheme.get_channels_for_scheme.scope.error")
                .says("List the channels of a scheme");
        api.put("/channels/{channel_id}/scheme", this::set)
                .takes(SchemeChoice.class)
                .needs(MANAGE_SYSTEM)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(SchemeService.NO_SCHEME)
                .fails(400, "api.channel.update_channel_scheme.scheme_scope.error")
                .says("Let a channel follow a scheme");
    }

    private Reply ofScheme(Request request) {
        return Reply.json(schemes.of(request.id("scheme_id"), request.page()));
    }

    private Reply set(Request request) {
        SchemeChoice choice = request.body(SchemeChoice.class, "scheme_id");
        schemes.set(request.id("channel_id"), choice.wanted());
        return Reply.ok();
    }
}
