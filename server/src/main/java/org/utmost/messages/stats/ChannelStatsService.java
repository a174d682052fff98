package org.utmost.messages.stats;

import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.members.MemberCount;
import org.utmost.spaces.members.MemberService;

/** The figures of a channel. */
public final class ChannelStatsService {
    private final Database database;
    private final ChannelStatsStore store = new ChannelStatsStore();
    private final MemberService members;

    public ChannelStatsService(Database database, MemberService members) {
        this.database = database;
        this.members = members;
    }

    /**
     * The figures of one channel.
     *
     * @param filesToo whether its files are counted
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not see it
     */
    ChannelStats of(Session by, String channelId, boolean filesToo) {
        MemberCount count = members.count(by, channelId);
        long pinned = database.read(db -> store.pinned(db, channelId));
        long files = filesToo ? database.read(db -> store.files(db, channelId)) : -1;
        return new ChannelStats(channelId, count.members(), count.guests(), pinned, files);
    }
}
