package org.utmost.messages.files;

import static org.utmost.identity.roles.Permission.UPLOAD_FILE;

import java.io.InputStream;
import java.util.function.Supplier;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.LimitedBytes;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Sending files whole. */
public final class FileSending {
    private final FileKeeping keeping;
    private final ChannelAccess access;
    private final Supplier<Config> config;

    FileSending(FileKeeping keeping, ChannelAccess access, Supplier<Config> config) {
        this.keeping = keeping;
        this.access = access;
        this.config = config;
    }

    /**
     * Demands to be let send files to a channel.
     *
     * @throws ApiError 403 where files are switched off, or without {@code upload_file}; 400 for what is no channel, an
     *     archived one, or a restricted direct message
     */
    void require(Session by, String channelId) {
        if (!settings().enableFileAttachments()) {
            throw ApiError.forbidden("api.file.attachments.disabled.app_error");
        }
        if (!Ids.isValid(channelId)) {
            throw ApiError.invalidBody("channel_id");
        }
        Channel channel = access.find(channelId)
                .orElseThrow(() -> ApiError.badRequest("api.file.upload_file.get_channel.app_error"));
        access.require(by, UPLOAD_FILE, channel);
        if (!channel.active()) {
            throw ApiError.badRequest("api.file.upload_file.incorrect_channelId.app_error")
                    .with("channelId", channelId);
        }
        access.requireTogether(channel, "api.file.upload_file.restricted_dm.error");
    }

    /**
     * Demands that a file is not too large.
     *
     * @throws ApiError 413 if it is
     */
    void requireFit(String name, long bytes) {
        if (bytes > settings().maxFileSize()) {
            throw tooLarge(name);
        }
    }

    /**
     * Takes in a file; the caller was found to be let ({@link #require}).
     *
     * @throws ApiError 413 if it is too large, 400 for a picture with too many pixels or if the line is cut, 500 if the
     *     storage fails
     */
    FileInfo send(Session by, String channelId, String name, InputStream content) {
        InputStream coming = new ArrivingBytes(content, cut -> {
            throw ApiError.badRequest("api.file.upload_file.read_request.app_error")
                    .because(String.valueOf(cut.getMessage()));
        });
        InputStream limited = new LimitedBytes(coming, settings().maxFileSize(), () -> tooLarge(name));
        try {
            return keeping.keep(new NewFile(by.userId(), channelId, name), limited, tx -> {});
        } catch (Pictures.TooLarge refused) {
            throw ApiError.badRequest("api.file.upload_file.large_image.app_error")
                    .with("max", String.valueOf(settings().maxImageResolution()))
                    .with("name", FileNames.cleaned(name));
        }
    }

    private ApiError tooLarge(String name) {
        return ApiError.of(413, "api.file.upload_file.too_large_detailed.app_error")
                .with("name", FileNames.cleaned(name))
                .with("max", String.valueOf(settings().maxFileSize()));
    }

    private FileSettings settings() {
        return config.get().view(FileSettings.class);
    }
}
