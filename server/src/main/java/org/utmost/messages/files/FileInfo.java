package org.utmost.messages.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file: a row of the table files, the API's FileInfo. Times are epoch milliseconds.
 *
 * @param creatorId who sent it
 * @param postId the post that it belongs to; empty as long as no post took it
 * @param channelId where it was sent to
 * @param extension the end of the name, in small letters and without the dot
 * @param size bytes
 * @param mimeType by its name and its first bytes, not by what the client said
 * @param width of a picture as it is shown, in pixels; else 0
 * @param height of a picture as it is shown, in pixels; else 0
 * @param hasPreviewImage whether clients are to show its preview instead of itself
 * @param miniPreview a picture's tiny JPEG in Base64; null for what is none
 */
@RecordBuilder
public record FileInfo(
        String id,
        @JsonProperty("user_id") String creatorId,
        @JsonInclude(Include.NON_EMPTY) String postId,
        String channelId,
        long createAt,
        long updateAt,
        long deleteAt,
        String name,
        String extension,
        long size,
        String mimeType,
        @JsonInclude(Include.NON_DEFAULT) int width,
        @JsonInclude(Include.NON_DEFAULT) int height,
        @JsonInclude(Include.NON_DEFAULT) boolean hasPreviewImage,
        @Nullable String miniPreview) {
    /** Whether a plan with limits hides it, of which there are none. */
    @JsonProperty
    boolean archived() {
        return false;
    }

    /** Whether it is a picture. */
    boolean picture() {
        return mimeType.startsWith("image/");
    }

    /** Where its bytes lie in the storage, with what was made of it. */
    String folder() {
        return FileBytes.folder(id, createAt);
    }
}
