package org.utmost.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.utmost.testing.S3Server;

/** What every storage does, on a directory and on a server that speaks S3. */
class StorageContractTest {
    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static Storage local;
    private static Storage s3;

    @BeforeAll
    static void open() throws IOException {
        server = new S3Server(folder);
        local = new LocalStorage(folder.resolve("local"));
        s3 = new S3Storage(settings(S3Server.KEY, S3Server.BUCKET));
    }

    @AfterAll
    static void close() {
        s3.close();
        server.close();
    }

    static Stream<Storage> storages() {
        return Stream.of(local, s3);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void what_is_written_is_read_whole_or_from_any_byte(Storage storage) throws IOException {
        assertThat(storage.write("a/b/会議.txt", bytes("0123456789"))).isEqualTo(10);
        Stored stored = storage.find("a/b/会議.txt").orElseThrow();
        assertThat(stored.length()).isEqualTo(10);
        assertThat(stored.modified()).isGreaterThan(1_700_000_000_000L);
        assertThat(text(stored.open(0))).isEqualTo("0123456789");
        assertThat(text(stored.open(7))).isEqualTo("789");
        assertThat(storage.write("empty", bytes(""))).isZero();
        assertThat(text(storage.find("empty").orElseThrow().open(0))).isEmpty();
        storage.write("a/b/会議.txt", bytes("replaced"));
        assertThat(text(storage.find("a/b/会議.txt").orElseThrow().open(0))).isEqualTo("replaced");
    }

    @ParameterizedTest
    @MethodSource("storages")
    void what_is_larger_than_a_part_is_whole(Storage storage) throws IOException {
        for (int size : new int[] {PART, PART + 1, 2 * PART + 7}) {
            byte[] large = new byte[size];
            for (int i = 0; i < size; i++) {
                large[i] = (byte) (i % 251);
            }
            assertThat(storage.write("large", new ByteArrayInputStream(large))).isEqualTo(size);
            Stored stored = storage.find("large").orElseThrow();
            assertThat(stored.length()).isEqualTo(size);
            try (InputStream in = stored.open(0)) {
                assertThat(in.readAllBytes()).isEqualTo(large);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void what_breaks_off_leaves_what_was_there(Storage storage) throws IOException {
        storage.write("kept", bytes("before"));
        for (int after : new int[] {3, PART + 3}) {
            assertThatThrownBy(() -> storage.write("kept", broken(after))).isInstanceOf(StorageException.class);
            assertThat(text(storage.find("kept").orElseThrow().open(0))).isEqualTo("before");
            assertThatThrownBy(() -> storage.write("new/one", broken(after))).isInstanceOf(StorageException.class);
            assertThat(storage.find("new/one")).isEmpty();
            assertThat(storage.list("new", "", 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void what_is_deleted_is_gone_and_may_be_deleted_again(Storage storage) {
        storage.write("one", bytes("x"));
        storage.delete("one");
        storage.delete("one");
        assertThat(storage.find("one")).isEmpty();
        for (String path : List.of("folder/1", "folder/2/3", "folder-beside")) {
            storage.write(path, bytes("x"));
        }
        storage.deleteAll("folder");
        storage.deleteAll("folder");
        assertThat(storage.find("folder/1")).isEmpty();
        assertThat(storage.find("folder/2/3")).isEmpty();
        assertThat(storage.find("folder-beside")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void a_list_is_in_order_and_goes_on_where_it_ended(Storage storage) {
        for (String path : List.of("list/b", "list/a/2", "list/a/1", "list/c", "listed")) {
            storage.write(path, bytes("x"));
        }
        List<String> all = new ArrayList<>();
        String after = "";
        for (List<String> some = storage.list("list", after, 3);
                !some.isEmpty();
                some = storage.list("list", after, 3)) {
            assertThat(some.size()).isLessThanOrEqualTo(3);
            all.addAll(some);
            after = all.getLast();
        }
        assertThat(all).containsExactly("list/a/1", "list/a/2", "list/b", "list/c");
        assertThat(storage.list("nothing", "", 3)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void no_path_leads_out(Storage storage) {
        for (String path : List.of("../x", "a/../x", "/x", "a//x", "", ".", "a/.", "x/", "a\\x", "a\u0000x")) {
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> storage.write(path, bytes("x")));
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> storage.find(path));
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> storage.deleteAll(path));
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void a_check_leaves_nothing(Storage storage) throws IOException {
        storage.check();
        assertThat(files(folder.resolve("local"))).noneMatch(name -> name.startsWith("test-"));
        assertThat(files(folder.resolve("kept").resolve(S3Server.BUCKET))).noneMatch(name -> name.startsWith("test-"));
    }

    @Test
    void a_wrong_key_and_a_missing_bucket_are_told_apart() {
        assertThat(whyNot(settings("wrong", S3Server.BUCKET))).isEqualTo(StorageException.Why.DENIED);
        assertThat(whyNot(settings(S3Server.KEY, "no-such-bucket"))).isEqualTo(StorageException.Why.MISSING);
    }

    private static StorageException.Why whyNot(StorageSettings settings) {
        try (Storage storage = new S3Storage(settings)) {
            return catchThrowableOfType(StorageException.class, storage::check).why();
        }
    }

    private static StorageSettings settings(String key, String bucket) {
        return new StorageSettings(
                "amazons3",
                "",
                key,
                S3Server.SECRET,
                bucket,
                "/some/prefix/",
                "",
                server.endpoint(),
                false,
                false,
                "",
                30_000,
                PART);
    }

    private static List<String> files(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One that breaks off after so many bytes. */
    private static InputStream broken(int after) {
        return new InputStream() {
            private int left = after;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the client left");
                }
                left--;
                return 'x';
            }
        };
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
