package org.utmost.messages.files;

import static org.utmost.identity.roles.Permission.UPLOAD_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Multipart;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Takes;

/** /uploads, /users/{user_id}/uploads. */
public final class UploadRoutes implements Routes {
    /** What a form has beside its file. */
    private static final long FORM_BYTES = 1024 * 1024;

    private static final Fails NO_UPLOAD = Fails.with(404, "app.upload.get.app_error");
    private static final Fails DISABLED = Fails.with(501, "api.file.attachments.disabled.app_error");

    private final UploadService uploads;

    UploadRoutes(UploadService uploads) {
        this.uploads = uploads;
    }

    @Override
    public void addTo(Router api) {
        api.post("/uploads", this::create)
                .takes(NewUpload.class)
                .creates(UploadSession.class)
                .needs(UPLOAD_FILE)
                .fails(DISABLED)
                .fails(
                        400,
                        "model.upload_session.is_valid.channel_id.app_error",
                        "model.upload_session.is_valid.filename.app_error",
                        "model.upload_session.is_valid.file_size.app_error",
                        "model.upload_session.is_valid.type.app_error",
                        "app.upload.create.incorrect_channel_id.app_error",
                        "app.upload.create.cannot_upload_to_deleted_channel.app_error",
                        "app.upload.create.cannot_upload_to_restricted_dm.error")
                .fails(413, "api.upload.create.upload_too_large.app_error")
                .says("Begin to send a file in parts");
        api.get("/uploads/{upload_id}", this::get)
                .gives(UploadSession.class)
                .needs(new Need.Oneself())
                .fails(NO_UPLOAD)
                .fails(403, "api.upload.get_upload.forbidden.app_error")
                .says("Get how far an upload is");
        api.post("/uploads/{upload_id}", this::add)
                .takes(Takes.Kind.STREAM)
                .upTo(config -> config.view(FileSettings.class).maxFileSize() + FORM_BYTES)
                .gives(FileInfo.class)
                .needs(new Need.Oneself().and(Need.any(UPLOAD_FILE)))
                .fails(NO_UPLOAD)
                .fails(DISABLED)
                .fails(
                        400,
                        "api.upload.upload_data.invalid_content_length",
                        "api.upload.upload_data.multipart_error",
                        "app.upload.upload_data.concurrent.app_error",
                        "app.upload.upload_data.first_part_too_small.app_error",
                        "app.upload.upload_data.large_image.app_error")
                .fails(500, "api.file.write_file.app_error", "api.file.file_reader.app_error")
                .says("Send the next part of a file; 204 while more is missing");
        api.get("/users/{user_id}/uploads", this::ofUser)
                .lists(UploadSession.class)
                .needs(new Need.Oneself())
                .fails(403, "api.user.get_uploads_for_user.forbidden.app_error")
                .says("List the uploads that one has begun");
    }

    private Reply create(Request request) {
        return Reply.json(201, uploads.create(request.session(), request.body(NewUpload.class, "upload")));
    }

    private Reply get(Request request) {
        return Reply.json(uploads.get(request.session(), request.id("upload_id")));
    }

    private Reply add(Request request) {
        UploadSession upload = uploads.requireOwn(request.session(), request.id("upload_id"));
        return request.header("Content-Type").startsWith(Takes.Kind.MULTIPART.mediaType())
                ? addForm(request, upload)
                : reply(uploads.add(upload, request.stream(), length(request)));
    }

    /** The first file of a form. */
    private Reply addForm(Request request, UploadSession upload) {
        try (Multipart form = request.multipart()) {
            Multipart.Part part = form.parts().stream()
                    .filter(each -> !each.fileName().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> ApiError.badRequest("api.upload.upload_data.multipart_error"));
            try (InputStream content = part.open()) {
                return reply(uploads.add(upload, content, part.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(Optional<FileInfo> file) {
        return file.map(Reply::json).orElseGet(Reply::nothing);
    }

    /** Less than 0 where the client does not say. */
    private static long length(Request request) {
        String length = request.header("Content-Length");
        return length.isEmpty() || length.length() > 18 || !length.chars().allMatch(Character::isDigit)
                ? -1
                : Long.parseLong(length);
    }

    private Reply ofUser(Request request) {
        return Reply.json(uploads.ofUser(request.session(), request.userId()));
    }
}
