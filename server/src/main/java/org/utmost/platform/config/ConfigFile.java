package org.utmost.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.files.Private;
import org.utmost.platform.json.Json;

/** The document on disk. A write replaces it whole or not at all; only the owner may read it, as it has secrets. */
public final class ConfigFile {
    private final Path path;

    public ConfigFile(Path path) {
        this.path = path;
    }

    /**
     * The document; an empty one if there is no file.
     *
     * @throws InvalidConfig if it is not a JSON object
     */
    ObjectNode read() {
        if (!Files.exists(path)) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            JsonNode document = Json.MAPPER.readTree(Files.readAllBytes(path));
            if (document instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw invalid(null);
    }

    /** When it was last written; the epoch if it does not exist. */
    public FileTime modified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    void write(ObjectNode document) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            byte[] json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
            Files.deleteIfExists(next);
            Private.file(next);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(json);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidConfig invalid(@Nullable Throwable cause) {
        InvalidConfig invalid = new InvalidConfig("app.config.file.app_error", path.toString(), "JSON");
        if (cause != null) {
            invalid.initCause(cause);
        }
        return invalid;
    }
}
