package org.utmost.messages.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.ids.Ids;

/** Takes in a file: first its bytes, as they come, then what is made of a picture, then its row. */
final class FileKeeping {
    private final Database database;
    private final FileBytes bytes;
    private final FileStore files = new FileStore();
    private final Pictures pictures;
    private final FileReading reading;
    private final Clock clock;
    private final Ids ids;

    FileKeeping(
            Database database, FileBytes bytes, FileReading reading, Supplier<Config> config, Clock clock, Ids ids) {
        this.database = database;
        this.bytes = bytes;
        this.reading = reading;
        this.pictures = new Pictures(config);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Keeps a file. Where it fails, nothing of it is left.
     *
     * @param also what else changes with it
     * @throws ApiError 500 if the storage fails, or what the stream throws
     * @throws Pictures.TooLarge if it is a picture with too many pixels
     */
    FileInfo keep(NewFile wanted, InputStream content, Database.Change also) {
        String id = ids.newId();
        long now = clock.millis();
        String folder = FileBytes.folder(id, now);
        bytes.begin(folder);
        boolean kept = false;
        try {
            FileInfo file = written(id, now, wanted, content);
            database.change(tx -> {
                bytes.end(tx, folder);
                files.insert(tx, file);
                reading.enqueue(tx, file);
                also.run(tx);
            });
            kept = true;
            return file;
        } finally {
            if (!kept) {
                database.change(tx -> bytes.giveUp(tx, List.of(folder)));
                bytes.remove(folder);
            }
        }
    }

    private FileInfo written(String id, long now, NewFile wanted, InputStream content) {
        String folder = FileBytes.folder(id, now);
        String name = FileNames.cleaned(wanted.name());
        String extension = FileNames.extension(name);
        PushbackInputStream all = new PushbackInputStream(content, MediaTypes.HEAD);
        String type = MediaTypes.of(extension, head(all));
        long size = bytes.write(folder, FileBytes.ORIGINAL, all);
        Picture picture = pictures.of(type, () -> opened(folder));
        Picture.Made made = picture.made();
        if (made != null) {
            bytes.write(folder, FileBytes.PREVIEW, new ByteArrayInputStream(made.preview()));
            bytes.write(folder, FileBytes.THUMBNAIL, new ByteArrayInputStream(made.thumbnail()));
        }
        return FileInfoBuilder.builder()
                .id(id)
                .creatorId(wanted.userId())
                .postId("")
                .channelId(wanted.channelId())
                .createAt(now)
                .updateAt(now)
                .name(name.isEmpty() ? id : name)
                .extension(extension)
                .size(size)
                .mimeType(type)
                .width(picture.width())
                .height(picture.height())
                .hasPreviewImage(made != null && !picture.moving())
                .miniPreview(made == null ? null : Base64.getEncoder().encodeToString(made.mini()))
                .build();
    }

    private InputStream opened(String folder) {
        return bytes.find(folder, FileBytes.ORIGINAL)
                .orElseThrow(() -> ApiError.of(500, "api.file.file_reader.app_error"))
                .open(0);
    }

    private static byte[] head(PushbackInputStream content) {
        try {
            byte[] head = content.readNBytes(MediaTypes.HEAD);
            content.unread(head);
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
