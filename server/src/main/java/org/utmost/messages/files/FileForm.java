package org.utmost.messages.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Multipart;
import org.utmost.platform.http.Multipart.Part;

/**
 * A form with files.
 *
 * @param channelId where they go
 * @param clientIds the client's own ids of them; empty if it has none
 */
record FileForm(String channelId, List<String> clientIds, List<Part> files) {
    private static final int LONGEST_VALUE = 1024;

    /**
     * Reads a form.
     *
     * @param channelId as the query has it; empty if the form does
     * @throws ApiError 400 without a file, for several channels, or for other than one or no client id for each file
     */
    static FileForm of(Multipart form, String channelId) {
        List<Part> files =
                form.parts().stream().filter(part -> !part.fileName().isEmpty()).toList();
        List<String> channels = values(form, "channel_id");
        if (channels.size() > 1) {
            throw ApiError.badRequest("api.file.upload_file.multiple_channel_ids.app_error");
        }
        List<String> clientIds = values(form, "client_ids");
        if (files.isEmpty()) {
            throw ApiError.invalidBody("files");
        }
        if (!clientIds.isEmpty() && clientIds.size() != files.size()) {
            throw ApiError.badRequest("api.file.upload_file.incorrect_number_of_client_ids.app_error")
                    .with("ids", String.valueOf(clientIds.size()))
                    .with("files", String.valueOf(files.size()));
        }
        return new FileForm(channels.isEmpty() ? channelId : channels.getFirst(), clientIds, files);
    }

    private static List<String> values(Multipart form, String name) {
        List<String> values = new ArrayList<>();
        for (Part part : form.named(name)) {
            if (part.fileName().isEmpty()) {
                values.add(value(part));
            }
        }
        return values;
    }

    private static String value(Part part) {
        try {
            if (part.length() <= LONGEST_VALUE) {
                return part.text();
            }
        } catch (IOException unreadable) {
            throw unreadable(part).because(String.valueOf(unreadable.getMessage()));
        }
        throw unreadable(part);
    }

    private static ApiError unreadable(Part part) {
        return ApiError.badRequest("api.file.upload_file.read_form_value.app_error")
                .with("name", part.name());
    }
}
