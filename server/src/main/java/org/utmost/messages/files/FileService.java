package org.utmost.messages.files;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_CHANNEL_CONTENT;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.storage.Stored;
import org.utmost.spaces.channels.ChannelAccess;

/** Reading files. */
public final class FileService {
    /** Files that a post has, or had once, as far as they are told. */
    private static final int MOST_OF_POST = 200;

    private final Database database;
    private final FileStore files = new FileStore();
    private final FileBytes bytes;
    private final ChannelAccess access;
    private final RoleService roles;
    private final PostReading posts;
    private final Supplier<Config> config;

    FileService(
            Database database,
            FileBytes bytes,
            ChannelAccess access,
            RoleService roles,
            PostReading posts,
            Supplier<Config> config) {
        this.database = database;
        this.bytes = bytes;
        this.access = access;
        this.roles = roles;
        this.posts = posts;
        this.config = config;
    }

    /**
     * What is known of a file. One that no post took yet only its sender gets.
     *
     * @throws ApiError 404 if there is none, 403 if the caller is not its sender and may not read its channel
     */
    FileInfo get(Session by, String id) {
        FileInfo file = find(id);
        if (by.belongsTo(file.creatorId())) {
            return file;
        }
        if (file.postId().isEmpty()) {
            throw ApiError.noPermission(READ_CHANNEL_CONTENT);
        }
        access.requireReading(by, access.get(file.channelId()));
        return file;
    }

    /**
     * The files of a post, in its order.
     *
     * @throws ApiError 404 if there is no such post, 403 if the caller may not read its channel
     */
    List<FileInfo> ofPost(Session by, String postId) {
        Post post = posts.get(by, postId);
        Map<String, FileInfo> found = database.read(db -> files.byIds(db, post.fileIds()));
        return PostAttachments.chosen(found, post.fileIds());
    }

    /**
     * All files that a post has or had, deleted or not.
     *
     * @throws ApiError 404 if there is no such post, 403 without {@code manage_system}
     */
    List<FileInfo> ofPostWithDeleted(Session by, String postId) {
        roles.require(by, MANAGE_SYSTEM);
        Post post = posts.getWithDeleted(by, postId);
        return database.read(db -> files.ofPost(db, post.id(), MOST_OF_POST));
    }

    /**
     * The bytes of a file.
     *
     * @throws ApiError 404 if they are gone, 500 if the storage fails
     */
    Stored content(FileInfo file) {
        return bytes.find(file.folder(), FileBytes.ORIGINAL).orElseThrow(FileService::missing);
    }

    /**
     * A smaller version of a picture.
     *
     * @param name {@link FileBytes#PREVIEW} or {@link FileBytes#THUMBNAIL}
     * @param errorId what fails with 400 where there is none
     */
    Stored smaller(FileInfo file, String name, String errorId) {
        return bytes.find(file.folder(), name).orElseThrow(() -> ApiError.badRequest(errorId));
    }

    /**
     * What makes the link to a file work.
     *
     * @throws ApiError 403 where links are switched off, 400 for a file of no post, and as {@link #get}
     */
    String linkHash(Session by, String id) {
        requireLinks();
        FileInfo file = get(by, id);
        if (file.postId().isEmpty()) {
            throw ApiError.badRequest("api.file.get_public_link.no_post.app_error");
        }
        return hash(file.id());
    }

    /**
     * A file that somebody has the link to.
     *
     * @throws ApiError 403 where links are switched off, 400 for a hash that is not its own, 404 if it is gone
     */
    FileInfo linked(String id, String hash) {
        requireLinks();
        if (!Secrets.same(hash, hash(id))) {
            throw ApiError.badRequest("api.file.get_file.public_invalid.app_error");
        }
        FileInfo file = find(id);
        if (file.postId().isEmpty()) {
            throw missing();
        }
        return file;
    }

    private FileInfo find(String id) {
        FileInfo file = database.read(db -> files.find(db, id));
        if (file == null) {
            throw missing();
        }
        return file;
    }

    private void requireLinks() {
        if (!settings().enablePublicLink()) {
            throw ApiError.forbidden("api.file.get_public_link.disabled.app_error");
        }
    }

    private String hash(String id) {
        String hex = Secrets.hash((settings().publicLinkSalt() + id).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    private FileSettings settings() {
        return config.get().view(FileSettings.class);
    }

    private static ApiError missing() {
        return ApiError.notFound("app.file_info.get.app_error");
    }
}
