package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;

/** Files that are larger than the server's heap, which are never in it as a whole. */
class LargeFilesTest {
    private static final long LARGE = 150_000_000;
    private static final int PERIOD = 251 * 4_096;
    private static final byte[] NUMBERS = numbers();
    private static final String BOUNDARY = "here";

    @TempDir
    private Path data;

    @Test
    void a_file_larger_than_the_heap_comes_in_and_goes_out() throws IOException {
        // The last word of all on the heap.
        Map<String, String> small = Map.of("_JAVA_OPTIONS", "-Xmx128m", "MM_FILESETTINGS_MAXFILESIZE", "1000000000");
        try (Installation server = Installation.made(data, small)) {
            Caller ann = server.ann();
            JsonNode whole = sent(ann, "/files?filename=a.bin&channel_id=" + server.channel(), content())
                    .is(201)
                    .json();
            assertSame(ann, whole.at("/file_infos/0"));
            JsonNode form = sent(
                            ann.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                            "/files?channel_id=" + server.channel(),
                            form())
                    .is(201)
                    .json();
            assertSame(ann, form.at("/file_infos/0"));
            Map<String, Object> begun = Map.of("channel_id", server.channel(), "filename", "c.bin", "file_size", LARGE);
            String upload = ann.post("/uploads", begun).is(201).text("id");
            assertSame(ann, sent(ann, "/uploads/" + upload, content()).is(200).json());
        }
    }

    @Test
    void an_upload_goes_on_after_a_restart() {
        try (Installation server = Installation.made(data, Map.of())) {
            byte[] file = new byte[6_000_000];
            Map<String, Object> begun =
                    Map.of("channel_id", server.channel(), "filename", "a.bin", "file_size", file.length);
            String path =
                    "/uploads/" + server.ann().post("/uploads", begun).is(201).text("id");
            server.ann().post(path, Arrays.copyOf(file, 5_500_000)).is(204);
            server.stop();
            server.start();
            int there =
                    server.ann().get(path).is(200).json().path("file_offset").asInt();
            assertThat(there).isEqualTo(5_500_000);
            JsonNode done = server.ann()
                    .post(path, Arrays.copyOfRange(file, there, file.length))
                    .is(200)
                    .json();
            assertThat(done.path("size").asInt()).isEqualTo(file.length);
        }
    }

    private static Answer sent(Caller by, String path, InputStream body) {
        return new Answer(by.sent("POST", path, BodyPublishers.ofInputStream(() -> body), BodyHandlers.ofString()));
    }

    private static void assertSame(Caller by, JsonNode file) throws IOException {
        assertThat(file.path("size").asLong()).isEqualTo(LARGE);
        HttpResponse<InputStream> answer = by.sent(
                "GET", "/files/" + file.path("id").asText(), BodyPublishers.noBody(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream got = answer.body();
                InputStream expected = content()) {
            long same = 0;
            for (byte[] some = got.readNBytes(PERIOD); some.length > 0; some = got.readNBytes(PERIOD)) {
                assertThat(Arrays.equals(some, expected.readNBytes(some.length)))
                        .isTrue();
                same += some.length;
            }
            assertThat(same).isEqualTo(LARGE);
        }
    }

    private static InputStream form() {
        String head =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b.bin\"\r\n\r\n";
        return new SequenceInputStream(
                Collections.enumeration(List.of(text(head), content(), text("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Byte n is n modulo 251. */
    private static InputStream content() {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < LARGE ? (int) (at++ % 251) : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) {
                if (at >= LARGE) {
                    return -1;
                }
                int from = (int) (at % PERIOD);
                int some = (int) Math.min(Math.min(count, PERIOD - from), LARGE - at);
                System.arraycopy(NUMBERS, from, bytes, offset, some);
                at += some;
                return some;
            }
        };
    }

    private static byte[] numbers() {
        byte[] numbers = new byte[PERIOD];
        for (int i = 0; i < PERIOD; i++) {
            numbers[i] = (byte) (i % 251);
        }
        return numbers;
    }
}
