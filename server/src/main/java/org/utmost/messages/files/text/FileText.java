package org.utmost.messages.files.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is written in files. */
public final class FileText {
    /** Characters that are read of a file at the most. */
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(FileText.class);

    private static final String PDF = "application/pdf";
    private static final Set<String> PLAIN = Set.of(
            "text/plain",
            "text/csv",
            "text/markdown",
            "text/calendar",
            "text/vcard",
            "application/json",
            "application/yaml",
            "application/sql");
    private static final Set<String> OFFICE = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation");

    private FileText() {}

    /** Whether files of that media type can be read. */
    public static boolean reads(String mediaType) {
        return PLAIN.contains(mediaType) || OFFICE.contains(mediaType) || mediaType.equals(PDF);
    }

    /** The words of a file, as far as they can be read within that time; empty for none. The stream is closed. */
    public static String of(String mediaType, InputStream file, Clock clock, Duration most) {
        Words words = new Words(MOST_CHARACTERS, clock, clock.millis() + most.toMillis());
        try (InputStream buffered = new BufferedInputStream(file)) {
            if (mediaType.equals(PDF)) {
                PdfText.read(buffered, words);
            } else if (OFFICE.contains(mediaType)) {
                OfficeText.read(buffered, words);
            } else {
                new InputStreamReader(buffered, StandardCharsets.UTF_8).transferTo(words);
            }
        } catch (Words.Enough enough) {
            LOG.debug("more is not read of a file");
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unreadable) {
            // As broken as documents are many: what was read until then counts. Some PDFs ask for ciphers that we don't
            // bring.
            LOG.debug("a file can't be read", unreadable);
        }
        return words.toString();
    }
}
