package org.utmost.messages.files;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.UPLOAD_FILE;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.messages.posts.PostRoutes.READERS;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.messages.posts.PostFiles;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Multipart;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Takes;
import org.utmost.platform.storage.Stored;

/** /files, /posts/{post_id}/files/info. */
public final class FileRoutes implements Routes {
    static final String NO_THUMBNAIL = "api.file.get_file_thumbnail.no_thumbnail.app_error";
    static final String NO_PREVIEW = "api.file.get_file_preview.no_preview.app_error";

    /** What a form has beside its files. */
    private static final long FORM_BYTES = 1024 * 1024;

    private static final Need READERS_OR_SENDER = READERS.or(new Need.Oneself());
    private static final Fails NO_FILE = Fails.with(404, "app.file_info.get.app_error");
    private static final Fails UNREADABLE = NO_FILE.and(500, "api.file.file_reader.app_error");

    private final FileSending sending;
    private final FileService files;
    private final Supplier<Config> config;

    FileRoutes(FileSending sending, FileService files, Supplier<Config> config) {
        this.sending = sending;
        this.files = files;
        this.config = config;
    }

    @Override
    public void addTo(Router api) {
        api.post("/files", this::send)
                .takes(Takes.Kind.MULTIPART)
                .upTo(now -> PostFiles.MOST * now.view(FileSettings.class).maxFileSize() + FORM_BYTES)
                .query(id("channel_id"), text("filename"))
                .creates(SentFiles.class)
                .needs(UPLOAD_FILE)
                .fails(
                        400,
                        "api.file.upload_file.get_channel.app_error",
                        "api.file.upload_file.incorrect_channelId.app_error",
                        "api.file.upload_file.restricted_dm.error",
                        "api.file.upload_file.multiple_channel_ids.app_error",
                        "api.file.upload_file.incorrect_number_of_client_ids.app_error",
                        "api.file.upload_file.read_form_value.app_error",
                        "api.file.upload_file.read_request.app_error",
                        "api.file.upload_file.large_image.app_error")
                .fails(403, "api.file.attachments.disabled.app_error")
                .fails(413, "api.file.upload_file.too_large_detailed.app_error")
                .fails(500, "api.file.write_file.app_error", "api.file.file_reader.app_error")
                .says("Send files, in a form or one as the body");
        api.get("/files/{file_id}", this::get)
                .query(flag("download"))
                .givesBytes(MediaTypes.BYTES)
                .needs(READERS_OR_SENDER)
                .fails(UNREADABLE)
                .says("Get a file");
        api.get("/files/{file_id}/thumbnail", this::thumbnail)
                .query(flag("download"))
                .givesBytes("image/jpeg")
                .needs(READERS_OR_SENDER)
                .fails(UNREADABLE)
                .fails(400, NO_THUMBNAIL)
                .says("Get a picture's thumbnail");
        api.get("/files/{file_id}/preview", this::preview)
                .query(flag("download"))
                .givesBytes("image/jpeg")
                .needs(READERS_OR_SENDER)
                .fails(UNREADABLE)
                .fails(400, NO_PREVIEW)
                .says("Get a picture's preview");
        api.get("/files/{file_id}/link", this::link)
                .gives(Map.class)
                .needs(READERS_OR_SENDER)
                .fails(NO_FILE)
                .fails(400, "api.file.get_public_link.no_post.app_error")
                .fails(403, "api.file.get_public_link.disabled.app_error")
                .says("Get a link to a file that works without a session");
        api.get("/files/{file_id}/info", this::info)
                .gives(FileInfo.class)
                .needs(READERS_OR_SENDER)
                .fails(NO_FILE)
                .says("Get what is known of a file");
        api.get("/posts/{post_id}/files/info", this::ofPost)
                .query(flag("include_deleted"))
                .lists(FileInfo.class)
                .needs(READERS)
                .narrowedBy(MANAGE_SYSTEM)
                .fails(NO_POST)
                .says("List the files of a post");
    }

    private Reply send(Request request) {
        if (request.header("Content-Type").startsWith(Takes.Kind.MULTIPART.mediaType())) {
            return sendForm(request);
        }
        String channelId = request.queryId("channel_id");
        sending.require(request.session(), channelId);
        String name = request.query("filename");
        if (FileNames.cleaned(name).isEmpty()) {
            throw ApiError.invalidUrl("filename");
        }
        FileInfo sent = sending.send(request.session(), channelId, name, request.stream());
        return Reply.json(201, new SentFiles(List.of(sent), List.of()));
    }

    private Reply sendForm(Request request) {
        String given = request.queryId("channel_id");
        if (!given.isEmpty()) {
            sending.require(request.session(), given);
        }
        try (Multipart form = request.multipart()) {
            FileForm read = FileForm.of(form, given);
            sending.require(request.session(), read.channelId());
            read.files().forEach(file -> sending.requireFit(file.fileName(), file.length()));
            List<FileInfo> sent = read.files().stream()
                    .map(file -> sent(request, read.channelId(), file))
                    .toList();
            return Reply.json(201, new SentFiles(sent, read.clientIds()));
        }
    }

    private FileInfo sent(Request request, String channelId, Multipart.Part file) {
        try (InputStream content = file.open()) {
            return sending.send(request.session(), channelId, file.fileName(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply get(Request request) {
        FileInfo file = files.get(request.session(), request.id("file_id"));
        Stored stored = files.content(file);
        return request.flag("download") ? FileReply.kept(file, stored) : FileReply.shown(file, stored);
    }

    private Reply thumbnail(Request request) {
        return smaller(request, FileBytes.THUMBNAIL, NO_THUMBNAIL);
    }

    private Reply preview(Request request) {
        return smaller(request, FileBytes.PREVIEW, NO_PREVIEW);
    }

    private Reply smaller(Request request, String name, String errorId) {
        FileInfo file = files.get(request.session(), request.id("file_id"));
        Stored stored = files.smaller(file, name, errorId);
        return request.flag("download") ? FileReply.madeToKeep(file, name, stored) : FileReply.made(file, name, stored);
    }

    private Reply link(Request request) {
        String id = request.id("file_id");
        String hash = files.linkHash(request.session(), id);
        return Reply.json(Map.of("link", site(request) + "/files/" + id + "/public?h=" + hash));
    }

    /** The address by which people call the server: that of this request, where the configuration has none. */
    private String site(Request request) {
        String configured = config.get().service().siteURL();
        return configured.isEmpty()
                ? (request.origin().secure() ? "https://" : "http://") + request.header("Host")
                : configured.replaceAll("/+$", "");
    }

    private Reply info(Request request) {
        return Reply.json(files.get(request.session(), request.id("file_id")));
    }

    private Reply ofPost(Request request) {
        String postId = request.id("post_id");
        return Reply.json(
                request.flag("include_deleted")
                        ? files.ofPostWithDeleted(request.session(), postId)
                        : files.ofPost(request.session(), postId));
    }
}
