package org.utmost.messages.files;

import static org.utmost.platform.http.Parameter.text;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /files/{file_id}/public, beside the API: for those who have a link and no session. */
final class PublicFileRoutes implements Routes {
    private final FileService files;

    PublicFileRoutes(FileService files) {
        this.files = files;
    }

    @Override
    public void addTo(Router root) {
        root.get("/files/{file_id}/public", this::get)
                .query(text("h"))
                .givesBytes(MediaTypes.BYTES)
                .forAnyone()
                .fails(400, "api.file.get_file.public_invalid.app_error")
                .fails(403, "api.file.get_public_link.disabled.app_error")
                .fails(404, "app.file_info.get.app_error")
                .fails(500, "api.file.file_reader.app_error")
                .says("Get a file by its public link");
    }

    private Reply get(Request request) {
        FileInfo file = files.linked(request.id("file_id"), request.query("h"));
        return FileReply.shown(file, files.content(file));
    }
}
