package org.utmost.messages.files;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.UPLOAD_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.LimitedBytes;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/**
 * Sending a file in parts, so that one whose line was cut goes on where it was. A part is written beside the others, and
 * counts once the upload's row says so: of two that come for the same place the first to end is kept, on whichever nodes.
 */
public final class UploadService {
    private static final Logger LOG = LoggerFactory.getLogger(UploadService.class);

    private static final int MOST_LISTED = 200;

    /** The first part, if it is not all. */
    private static final long LEAST_FIRST_PART = 5L * 1024 * 1024;

    /** Any later one but the last: so a file has not too many of them. */
    private static final long LEAST_PART = 64L * 1024;

    private final Database database;
    private final UploadStore uploads = new UploadStore();
    private final FileKeeping keeping;
    private final FileBytes bytes;
    private final ChannelAccess access;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    UploadService(
            Database database,
            FileKeeping keeping,
            FileBytes bytes,
            ChannelAccess access,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.keeping = keeping;
        this.bytes = bytes;
        this.access = access;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Begins an upload.
     *
     * @throws ApiError 501 where files are switched off, 403 without {@code upload_file}, 413 for a size larger than any
     *     file may have; 400 for what is no channel, an archived one or a restricted direct message, for no name, no size
     *     or another type
     */
    UploadSession create(Session by, NewUpload wanted) {
        requireEnabled();
        String channelId = requireNonNullElse(wanted.channelId(), "");
        if (!Ids.isValid(channelId)) {
            throw ApiError.badRequest("model.upload_session.is_valid.channel_id.app_error");
        }
        Channel channel = access.find(channelId)
                .orElseThrow(() -> ApiError.badRequest("app.upload.create.incorrect_channel_id.app_error")
                        .with("channelId", channelId));
        access.require(by, UPLOAD_FILE, channel);
        requireFile(wanted);
        if (!channel.active()) {
            throw ApiError.badRequest("app.upload.create.cannot_upload_to_deleted_channel.app_error");
        }
        access.requireTogether(channel, "app.upload.create.cannot_upload_to_restricted_dm.error");
        long now = clock.millis();
        UploadSession upload =
                new UploadSession(ids.newId(), by.userId(), channelId, now, now, name(wanted), wanted.fileSize(), 0);
        database.change(tx -> uploads.insert(tx, upload));
        return upload;
    }

    private void requireFile(NewUpload wanted) {
        if (name(wanted).isEmpty() || requireNonNullElse(wanted.filename(), "").length() > FileNames.LONGEST) {
            throw ApiError.badRequest("model.upload_session.is_valid.filename.app_error")
                    .with("max", String.valueOf(FileNames.LONGEST));
        }
        if (!List.of("", "attachment").contains(requireNonNullElse(wanted.type(), ""))) {
            throw ApiError.badRequest("model.upload_session.is_valid.type.app_error");
        }
        if (wanted.fileSize() <= 0) {
            throw ApiError.badRequest("model.upload_session.is_valid.file_size.app_error");
        }
        if (wanted.fileSize() > settings().maxFileSize()) {
            throw ApiError.of(413, "api.upload.create.upload_too_large.app_error")
                    .with("max", String.valueOf(settings().maxFileSize()));
        }
    }

    private static String name(NewUpload wanted) {
        return FileNames.cleaned(requireNonNullElse(wanted.filename(), ""));
    }

    /**
     * How far an upload is.
     *
     * @throws ApiError 404 if there is none, 403 if it is another's
     */
    UploadSession get(Session by, String id) {
        UploadSession upload = find(id);
        if (!by.belongsTo(upload.userId())) {
            throw ApiError.forbidden("api.upload.get_upload.forbidden.app_error");
        }
        return upload;
    }

    /**
     * The caller's uploads, the newest first.
     *
     * @throws ApiError 403 for another's
     */
    List<UploadSession> ofUser(Session by, String userId) {
        if (!by.belongsTo(userId)) {
            throw ApiError.forbidden("api.user.get_uploads_for_user.forbidden.app_error");
        }
        return database.read(db -> uploads.ofUser(db, userId, MOST_LISTED));
    }

    /**
     * Demands to be let go on with an upload; how far it is.
     *
     * @throws ApiError 501 where files are switched off, 404 if there is no such upload, 403 if it is another's or without
     *     {@code upload_file}
     */
    UploadSession requireOwn(Session by, String id) {
        requireEnabled();
        UploadSession upload = find(id);
        if (!by.belongsTo(upload.userId())) {
            throw ApiError.noPermission(UPLOAD_FILE);
        }
        access.require(by, UPLOAD_FILE, access.get(upload.channelId()));
        return upload;
    }

    /**
     * Adds a part to an upload that the caller may go on with.
     *
     * @param length bytes of the part, if that is known; less than 0 otherwise
     * @return the file, if that was all of it
     * @throws ApiError 400 if another part came first, for one that is too small or larger than what is missing, or for a
     *     picture with too many pixels; 500 if the storage fails
     */
    Optional<FileInfo> add(UploadSession upload, InputStream part, long length) {
        if (length > upload.left()) {
            throw tooLong();
        }
        UploadSession after = upload.left() == 0 ? upload : added(upload, part);
        return after.left() == 0 ? Optional.of(completed(after)) : Optional.empty();
    }

    private UploadSession added(UploadSession upload, InputStream part) {
        String folder = FileBytes.ofUpload(upload.id());
        String name = ids.newId();
        try {
            // What has come until the line was cut need not be sent again.
            InputStream coming = new ArrivingBytes(part, cut -> LOG.debug("the line of an upload was cut", cut));
            InputStream all = new LimitedBytes(coming, upload.left(), UploadService::tooLong);
            UploadSession after = upload.after(bytes.write(folder, name, all), clock.millis());
            requireLarge(upload, after);
            if (!database.write(tx -> uploads.addPart(tx, upload, after, name))) {
                throw concurrent();
            }
            return after;
        } catch (ApiError refused) {
            // Not where the database was lost: then nobody knows whether the part counts.
            bytes.delete(folder, name);
            throw refused;
        }
    }

    private static void requireLarge(UploadSession before, UploadSession after) {
        long least = before.fileOffset() == 0 ? LEAST_FIRST_PART : LEAST_PART;
        if (after.left() > 0 && after.fileOffset() - before.fileOffset() < least) {
            throw ApiError.badRequest("app.upload.upload_data.first_part_too_small.app_error")
                    .with("size", String.valueOf(least));
        }
    }

    private FileInfo completed(UploadSession upload) {
        String folder = FileBytes.ofUpload(upload.id());
        List<String> parts = database.read(db -> uploads.parts(db, upload.id()));
        NewFile file = new NewFile(upload.userId(), upload.channelId(), upload.filename());
        try (InputStream all = joined(folder, parts)) {
            FileInfo kept = keeping.keep(file, all, tx -> {
                if (uploads.delete(tx, List.of(upload.id())) == 0) {
                    throw concurrent();
                }
                bytes.giveUp(tx, List.of(folder));
            });
            bytes.remove(folder);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Pictures.TooLarge refused) {
            database.change(tx -> {
                uploads.delete(tx, List.of(upload.id()));
                bytes.giveUp(tx, List.of(folder));
            });
            bytes.remove(folder);
            throw ApiError.badRequest("app.upload.upload_data.large_image.app_error")
                    .with("max", String.valueOf(settings().maxImageResolution()))
                    .with("name", upload.filename());
        }
    }

    /** The parts one after the other, each opened when it is its turn. */
    private JoinedBytes joined(String folder, List<String> parts) {
        return new JoinedBytes(parts.stream()
                .<Supplier<InputStream>>map(name -> () -> bytes.find(folder, name)
                        .orElseThrow(() -> ApiError.of(500, "api.file.file_reader.app_error"))
                        .open(0))
                .iterator());
    }

    private UploadSession find(String id) {
        UploadSession upload = database.read(db -> uploads.find(db, id));
        if (upload == null) {
            throw ApiError.notFound("app.upload.get.app_error");
        }
        return upload;
    }

    private void requireEnabled() {
        if (!settings().enableFileAttachments()) {
            throw ApiError.disabled("api.file.attachments.disabled.app_error");
        }
    }

    private static ApiError tooLong() {
        return ApiError.badRequest("api.upload.upload_data.invalid_content_length");
    }

    private static ApiError concurrent() {
        return ApiError.badRequest("app.upload.upload_data.concurrent.app_error");
    }

    private FileSettings settings() {
        return config.get().view(FileSettings.class);
    }
}
