package org.utmost.messages.drafts;

import static org.utmost.identity.roles.Permission.CREATE_POST;

import java.util.function.Supplier;
import org.utmost.messages.posts.PostFiles;
import org.utmost.messages.posts.PostSettings;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** What can become a post later. */
public final class DraftRules {
    /** It can't become a post. */
    public static final Fails INVALID = Fails.with(
            400,
            "model.draft.is_valid.channel_id.app_error",
            "model.draft.is_valid.root_id.app_error",
            "model.draft.is_valid.message_length.app_error",
            "model.draft.is_valid.file_ids.app_error",
            "model.draft.is_valid.props.app_error");

    private static final int MOST_CHARACTERS = 800_000;

    private final ChannelAccess access;
    private final Supplier<Config> config;

    public DraftRules(ChannelAccess access, Supplier<Config> config) {
        this.access = access;
        this.config = config;
    }

    /**
     * The channel that it is for.
     *
     * @throws ApiError 403 without {@code create_post} there or if it does not exist; 400 if something in it can't be that of
     *     a post
     */
    public Channel check(Session by, Draft draft) {
        if (!Ids.isValid(draft.channelId())) {
            throw ApiError.badRequest("model.draft.is_valid.channel_id.app_error");
        }
        Channel channel = access.find(draft.channelId()).orElseThrow(() -> ApiError.noPermission(CREATE_POST));
        access.require(by, CREATE_POST, channel);
        if (!draft.rootId().isEmpty() && !Ids.isValid(draft.rootId())) {
            throw ApiError.badRequest("model.draft.is_valid.root_id.app_error");
        }
        int most = config.get().view(PostSettings.class).maximumMessageLength();
        if (draft.message().codePointCount(0, draft.message().length()) > most) {
            throw ApiError.badRequest("model.draft.is_valid.message_length.app_error")
                    .with("max", String.valueOf(most));
        }
        if (draft.fileIds().size() > PostFiles.MOST || !draft.fileIds().stream().allMatch(Ids::isValid)) {
            throw ApiError.badRequest("model.draft.is_valid.file_ids.app_error");
        }
        if (Json.text(draft.props()).length() > MOST_CHARACTERS) {
            throw ApiError.badRequest("model.draft.is_valid.props.app_error");
        }
        return channel;
    }
}
