package org.utmost.messages.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.messages.index.PostQuery.Range;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;

/** The index is asked in another way where a user is in many channels, and where a word is not among the newest posts. */
class PostIndexTest {
    private static final int POSTS = 5_000;
    private static final List<String> FEW = channels(3);
    private static final List<String> MANY = channels(1_000);

    private final PostIndex index = new PostIndex();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EachDatabase
    void posts_are_found_in_few_channels_and_in_many(DatabaseKind kind) throws Exception {
        try (EventBus bus = new EventBus(new Health());
                Database database = open(kind, bus)) {
            database.change(tx -> index.add(
                    tx, IntStream.range(0, POSTS).mapToObj(PostIndexTest::post).toList()));
            for (List<String> channels : List.of(FEW, MANY)) {
                List<List<Phrase>> common = List.of(List.of(Words.phrase("common")));
                assertThat(find(database, query(common, "", channels, Range.EVER)))
                        .containsExactly("post4999", "post4998", "post4997");
                assertThat(find(database, query(common, "odd", channels, Range.EVER)))
                        .containsExactly("post4998", "post4996", "post4994");
                assertThat(find(database, query(common, "", channels, new Range(0, 3))))
                        .containsExactly("post2", "post1", "post0");
                assertThat(find(database, query(List.of(), "", channels, Range.EVER)))
                        .containsExactly("post4999", "post4998", "post4997");
                assertThat(find(database, query(List.of(), "odd", channels, new Range(1, 3))))
                        .containsExactly("post2");
                List<List<Phrase>> early = List.of(List.of(Words.phrase("early")));
                assertThat(find(database, query(early, "", channels, Range.EVER)))
                        .containsExactly("post9", "post8", "post7");
            }
            List<String> elsewhere = List.of("channel2");
            List<List<Phrase>> common = List.of(List.of(Words.phrase("common")));
            assertThat(find(database, query(common, "", elsewhere, Range.EVER)))
                    .containsExactly("post4997", "post4994", "post4991");
        }
    }

    private static PostIndex.Entry post(int number) {
        String text = "common " + (number % 2 == 0 ? "even" : "odd") + (number < 10 ? " early" : "");
        return new PostIndex.Entry(
                new PostIndex.Place("post" + number, number),
                PostWords.of("channel" + number % 3, "user", List.of(text), ""));
    }

    private static PostQuery query(List<List<Phrase>> all, String without, List<String> channels, Range time) {
        List<Phrase> none = without.isEmpty() ? List.of() : List.of(Words.phrase(without));
        return new PostQuery(all, none, channels, time, List.of());
    }

    private List<String> find(Database database, PostQuery query) {
        return database.read(db -> index.find(db, query, 3, 0));
    }

    private static List<String> channels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "channel" + i).toList();
    }

    private Database open(DatabaseKind kind, EventBus bus) {
        Map<String, String> environment = kind.environment();
        return environment.containsKey("MM_SQLSETTINGS_DATASOURCE")
                ? Databases.postgres(PostgresUrl.of(environment.get("MM_SQLSETTINGS_DATASOURCE")), 2, bus)
                : Databases.sqlite(folder.resolve("utmost.db"), bus, new Health());
    }
}
