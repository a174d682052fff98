package org.utmost.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies and replies of every kind, through the gate and over HTTP. */
class StreamsTest {
    private static final int LARGE = 8_000_000;

    /** Who gives the bytes gives no more than half of them before the first have come to the other end. */
    private static final int HALF = LARGE / 2;

    private static final int FIRST = 1_000_000;

    private static final int LIMIT = 200_000;

    @TempDir
    private static Path folder;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final CountDownLatch LEAVING = new CountDownLatch(1);
    private static final CountDownLatch COMING = new CountDownLatch(1);
    private static GateServer server;

    /** Byte n is n modulo 251; those of the second half come once the latch is open. */
    private record Numbers(long length, CountDownLatch half) implements Content {
        Numbers(long length) {
            this(length, new CountDownLatch(0));
        }

        @Override
        public InputStream open(long from) {
            return new InputStream() {
                private long at = from;

                @Override
                public int read() {
                    return at < length ? (int) (at++ % 251) : -1;
                }

                @Override
                public int read(byte[] bytes, int offset, int count) {
                    if (at >= length) {
                        return -1;
                    }
                    if (at >= HALF) {
                        await(half);
                    }
                    int some = (int) Math.min(count, length - at);
                    for (int i = 0; i < some; i++) {
                        bytes[offset + i] = (byte) ((at + i) % 251);
                    }
                    at += some;
                    return some;
                }
            };
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = new GateServer(folder, StreamsTest::addTo);
    }

    private static void addTo(Router router) {
        router.get("/large", request -> Reply.content("video/mp4", new Numbers(LARGE, LEAVING)))
                .givesBytes("video/mp4")
                .forAnyone()
                .says("Bytes that wait for their reader");
        router.get(
                        "/thousand",
                        request ->
                                Reply.content("image/png", new Numbers(1_000)).etag("v1"))
                .givesBytes("image/png")
                .forAnyone()
                .says("A thousand bytes");
        router.post("/count", request -> Reply.json(Map.of("bytes", count(request.stream(), COMING))))
                .takes(Takes.Kind.STREAM)
                .upTo(config -> LARGE)
                .gives(Map.class)
                .forAnyone()
                .says("Count the bytes of a body");
        router.patch("/count", request -> Reply.json(Map.of("bytes", count(request.stream()))))
                .takes(Takes.Kind.STREAM)
                .upTo(config -> LIMIT)
                .gives(Map.class)
                .forAnyone()
                .says("Count the bytes of a small body");
        router.post("/form", request -> Reply.json(request.form()))
                .takes(Takes.Kind.FORM)
                .upTo(config -> LIMIT)
                .gives(Map.class)
                .forAnyone()
                .says("A form's fields");
        router.post("/files", StreamsTest::files)
                .takes(Takes.Kind.MULTIPART)
                .upTo(config -> LIMIT)
                .gives(Map.class)
                .forAnyone()
                .says("A form's files");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_reply_is_sent_while_it_is_read() throws Exception {
        try (InputStream body =
                CLIENT.send(get("/large").build(), BodyHandlers.ofInputStream()).body()) {
            assertThat(count(body, LEAVING)).isEqualTo(LARGE);
        }
    }

    @Test
    void a_body_is_read_while_it_comes() throws Exception {
        HttpResponse<String> counted = CLIENT.send(
                request("/count")
                        .POST(BodyPublishers.ofInputStream(() -> new Numbers(LARGE, COMING).open(0)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(counted.body()).isEqualTo("{\"bytes\":" + LARGE + "}");
    }

    @Test
    void a_range_of_it_is_sent_alone() throws Exception {
        HttpResponse<byte[]> middle = range("/thousand", "bytes=500-509");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 500-509/1000");
        assertThat(middle.body()).isEqualTo(numbers(500, 10));
        assertThat(range("/thousand", "bytes=-5").body()).isEqualTo(numbers(995, 5));
        assertThat(range("/thousand", "bytes=990-").body()).isEqualTo(numbers(990, 10));
        assertThat(range("/thousand", "bytes=990-2000").body()).isEqualTo(numbers(990, 10));
        assertThat(range("/thousand", "bytes=-2000").body()).isEqualTo(numbers(0, 1_000));
    }

    @Test
    void a_range_that_is_not_there_or_not_understood_is_answered_as_the_standard_says() throws Exception {
        HttpResponse<byte[]> beyond = range("/thousand", "bytes=1000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */1000");
        assertThat(range("/thousand", "bytes=-0").statusCode()).isEqualTo(416);
        for (String odd : new String[] {"bytes=5-4", "bytes=-", "lines=1-2", "bytes=1-2,4-5", "bytes=a-b"}) {
            HttpResponse<byte[]> whole = range("/thousand", odd);
            assertThat(whole.statusCode()).as(odd).isEqualTo(200);
            assertThat(whole.body()).as(odd).hasSize(1_000);
        }
    }

    @Test
    void a_range_of_another_version_is_the_whole_of_this_one() throws Exception {
        HttpRequest.Builder part = get("/thousand").header("Range", "bytes=0-0");
        assertThat(bytes(part.copy().header("If-Range", "v1")).statusCode()).isEqualTo(206);
        assertThat(bytes(part.copy().header("If-Range", "v0")).body()).hasSize(1_000);
        assertThat(bytes(get("/thousand").header("If-None-Match", "v1")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void the_head_of_a_content_tells_its_length() throws Exception {
        HttpResponse<byte[]> head = bytes(request("/thousand").method("HEAD", BodyPublishers.noBody()));
        assertThat(header(head, "Content-Length")).isEqualTo("1000");
        assertThat(header(head, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_body_is_refused_where_the_row_ends_it() throws Exception {
        InputStream more = new Numbers(LIMIT + 1).open(0);
        HttpResponse<byte[]> known =
                bytes(request("/count").method("PATCH", BodyPublishers.ofByteArray(new byte[LIMIT + 1])));
        HttpResponse<byte[]> chunked =
                bytes(request("/count").method("PATCH", BodyPublishers.ofInputStream(() -> more)));
        for (HttpResponse<byte[]> refused : List.of(known, chunked)) {
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(text(refused)).contains("api.context.request_body_too_large.app_error");
        }
        HttpResponse<byte[]> fits =
                bytes(request("/count").method("PATCH", BodyPublishers.ofByteArray(new byte[LIMIT])));
        assertThat(text(fits)).isEqualTo("{\"bytes\":" + LIMIT + "}");
    }

    @Test
    void a_form_is_its_fields() throws Exception {
        HttpResponse<byte[]> form = bytes(request("/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=1&b=%E4%BC%9A+x&a=2")));
        assertThat(text(form)).isEqualTo("{\"a\":\"1\",\"b\":\"会 x\"}");
        HttpResponse<byte[]> bad = bytes(request("/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=%zz")));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(text(bad)).contains("api.context.invalid_body_param.app_error");
        assertThat(chunked("/form", "application/x-www-form-urlencoded", "a=" + "x".repeat(2 * LIMIT)))
                .isEqualTo(413);
        assertThat(chunked("/form", "text/plain", "a=1")).isEqualTo(400);
    }

    @Test
    void files_and_fields_come_with_their_names_types_and_bytes() throws Exception {
        String large = "x".repeat(100_000);
        HttpResponse<byte[]> files = multipart(part("channel_id\"", "", "abc")
                + part("files\"; filename=\"会議.txt\"", "text/plain", large)
                + part("files\"; filename=\"two.bin\"", "", ""));
        assertThat(text(files))
                .isEqualTo("{\"channel_id \":\"3\",\"files two.bin \":\"0\",\"files 会議.txt text/plain\":\"100000\"}");
    }

    @Test
    void what_is_no_multipart_or_too_large_is_refused() throws Exception {
        HttpResponse<byte[]> plain =
                bytes(request("/files").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")));
        assertThat(plain.statusCode()).isEqualTo(400);
        HttpResponse<byte[]> cut = bytes(request("/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx")));
        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(multipart(part("files\"; filename=\"a\"", "", "x".repeat(LIMIT)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(chunkedMultipart(part("files\"; filename=\"a\"", "", "x".repeat(2 * LIMIT))))
                .isEqualTo(413);
        assertThat(chunkedMultipart(part("a\"", "", "").repeat(1_001))).isEqualTo(400);
    }

    private static int chunkedMultipart(String parts) throws Exception {
        return chunked("/files", "multipart/form-data; boundary=b", parts + "--b--\r\n");
    }

    /** The status for a body whose length nobody says beforehand. */
    private static int chunked(String path, String type, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return bytes(request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))))
                .statusCode();
    }

    private static Reply files(Request request) {
        Map<String, String> seen = new LinkedHashMap<>();
        try (Multipart form = request.multipart()) {
            for (Multipart.Part part : form.parts()) {
                long bytes = count(part.open());
                assertThat(bytes).isEqualTo(part.length());
                seen.put(
                        (part.name() + " " + part.fileName() + (part.fileName().isEmpty() ? "" : " ")
                                + part.contentType()),
                        String.valueOf(bytes));
            }
        }
        return Reply.json(seen);
    }

    private static HttpResponse<byte[]> multipart(String parts) throws Exception {
        return bytes(request("/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    private static String part(String name, String type, String text) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "\r\n" + text + "\r\n";
    }

    private static long count(InputStream in) {
        return count(in, new CountDownLatch(0));
    }

    /** Counts, and opens the latch when the first have come. */
    private static long count(InputStream in, CountDownLatch first) {
        try {
            byte[] bytes = new byte[16 * 1024];
            long count = 0;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                count += read;
                if (count >= FIRST) {
                    first.countDown();
                }
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came to the other end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] numbers(long from, int count) throws IOException {
        return new Numbers(Long.MAX_VALUE).open(from).readNBytes(count);
    }

    private static HttpResponse<byte[]> range(String path, String range) throws Exception {
        return bytes(get(path).header("Range", range));
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
