package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.schemes.SchemeWish;

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
                .says("List the channels of a scheme");
        api.put("/channels/{channel_id}/scheme", this::set)
                .takes(SchemeWish.class)
                .needs(MANAGE_SYSTEM)
                .says("Let a channel follow a scheme");
    }

    private Reply ofScheme(Request request) {
        return Reply.json(schemes.of(request.id("scheme_id"), request.page()));
    }

    private Reply set(Request request) {
        SchemeWish wish = request.body(SchemeWish.class, "scheme_id");
        schemes.set(request.id("channel_id"), wish.wanted());
        return Reply.ok();
    }
}
