package org.utmost.spaces.channels;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.spaces.schemes.SchemeEvent;
import org.utmost.spaces.schemes.SchemeScope;
import org.utmost.spaces.schemes.SchemeService;

/** Which channels follow which scheme. */
public final class ChannelSchemeService {
    private final Database database;
    private final ChannelStore channels = new ChannelStore();
    private final SchemeService schemes;
    private final Clock clock;

    public ChannelSchemeService(Database database, SchemeService schemes, Clock clock) {
        this.database = database;
        this.schemes = schemes;
        this.clock = clock;
        database.during(
                SchemeEvent.Deleted.class,
                (tx, deleted) -> channels.leaveScheme(tx, deleted.scheme().id(), clock.millis()));
    }

    /**
     * A page of the channels that follow a scheme, by display name.
     *
     * @throws ApiError 404 if there is no such scheme, 400 for one of teams
     */
    List<Channel> of(String schemeId, Page page) {
        if (schemes.get(schemeId).scope() != SchemeScope.CHANNEL) {
            throw ApiError.badRequest("api.scheme.get_channels_for_scheme.scope.error");
        }
        return database.read(db -> channels.ofScheme(db, schemeId, page));
    }

    /**
     * Lets a channel follow a scheme, or that of its team for null.
     *
     * @throws ApiError 404 if there is no such channel or scheme, 400 for a scheme of teams
     */
    void set(String channelId, @Nullable String schemeId) {
        database.change(tx -> set(tx, channelId, schemeId));
    }

    /** The same within a transaction. */
    public void set(Tx tx, String channelId, @Nullable String schemeId) {
        if (schemeId != null) {
            schemes.require(tx, schemeId, SchemeScope.CHANNEL, "api.channel.update_channel_scheme.scheme_scope.error");
        }
        Channel before = lock(tx, channelId);
        long now = Math.max(clock.millis(), before.updateAt() + 1);
        tx.publish(new ChannelEvent.SchemeChanged(channels.setScheme(tx, channelId, schemeId, now)));
    }

    /**
     * The channel, kept from other transactions until this one ends.
     *
     * @throws ApiError 404 if there is none
     */
    public Channel lock(Tx tx, String channelId) {
        Channel channel = channels.lock(tx, channelId);
        if (channel == null) {
            throw ApiError.notFound("app.channel.get.existing.app_error");
        }
        return channel;
    }
}
