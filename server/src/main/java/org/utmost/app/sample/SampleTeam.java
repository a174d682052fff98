package org.utmost.app.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.utmost.platform.text.Csv;

/** Fills a server, over its own API, with people, channels and a month of conversations; the same each time. */
public final class SampleTeam {
    /** How long ago its conversations begin. */
    public static final Duration PAST = Duration.ofDays(30);

    /** Of a hundred posts, how many are answered, and how many come from the build server. */
    private static final int ANSWERED = 25;

    private static final int BUILDS = 4;

    /** Of a hundred moments outside of working hours, in how many somebody writes. */
    private static final int SELDOM = 6;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final HttpClient http = HttpClient.newHttpClient();
    private final MovableClock clock;
    private final int port;
    private final String password;
    private final SampleMessages messages = new SampleMessages(random);
    private final List<ApiCaller> people = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<SampleChannel> channels = new ArrayList<>();

    private record SampleChannel(String id, String name) {}

    /** Somebody of the team, by whom a server that already has it is known. */
    public static String member() {
        return Csv.rows(SampleTeam.class, "people.csv").getFirst().getFirst();
    }

    /**
     * For a server that goes by the clock.
     *
     * @param password of every account that it makes
     */
    public SampleTeam(int port, MovableClock clock, String password) {
        this.port = port;
        this.clock = clock;
        this.password = password;
    }

    /**
     * Makes them.
     *
     * @param admin an administrator, who is in the team too; their password is the same
     * @param done told how many users, channels and posts are made so far
     */
    public void fill(String admin, int users, int channelCount, int posts, IntConsumer done) {
        ApiCaller boss = ApiCaller.signIn(http, port, admin, password);
        names.add(admin);
        people.add(boss);
        String teamName = "sample-" + Integer.toString(random.nextInt(36 * 36 * 36), 36);
        Map<String, Object> team =
                Map.of("name", teamName, "display_name", "Northwind 北風", "type", "O", "allow_open_invite", true);
        String teamId = boss.post("/teams", team).path("id").asText();
        int made = makePeople(boss, teamId, users, done);
        made = makeChannels(boss, teamId, channelCount, made, done);
        Instant start = clock.instant();
        List<Instant> times = times(start, posts);
        for (int written = 0; written < posts; ) {
            clock.to(times.get(written));
            written += write();
            done.accept(made + Math.min(posts, written));
        }
        clock.to(start.plus(PAST));
    }

    /** When people write: by day and on weekdays, seldom else. */
    private List<Instant> times(Instant start, int count) {
        List<Instant> times = new ArrayList<>();
        while (times.size() < count) {
            Instant at = start.plusMillis(random.nextLong(PAST.toMillis()));
            ZonedDateTime day = at.atZone(ZoneOffset.UTC);
            boolean working = day.getDayOfWeek().getValue() <= 5 && day.getHour() >= 8 && day.getHour() < 19;
            if (working || random.nextInt(100) < SELDOM) {
                times.add(at);
            }
        }
        times.sort(Comparator.naturalOrder());
        return times;
    }

    private int makePeople(ApiCaller boss, String teamId, int users, IntConsumer done) {
        List<List<String>> known = Csv.rows(SampleTeam.class, "people.csv");
        for (int i = 0; i < users; i++) {
            List<String> row = known.get(i % known.size());
            String name = row.get(0) + (i < known.size() ? "" : String.valueOf(i / known.size() + 1));
            JsonNode user = boss.post(
                    "/users",
                    Map.of(
                            "username", name,
                            "email", name + "@example.com",
                            "password", password,
                            "first_name", row.get(1),
                            "last_name", row.get(2),
                            "position", row.get(3),
                            "locale", row.get(4)));
            String id = user.path("id").asText();
            boss.post("/teams/" + teamId + "/members", Map.of("team_id", teamId, "user_id", id));
            people.add(ApiCaller.signIn(http, port, name, password));
            names.add(name);
            done.accept(i + 1);
        }
        return users;
    }

    private int makeChannels(ApiCaller boss, String teamId, int count, int made, IntConsumer done) {
        List<List<String>> known = Csv.rows(SampleTeam.class, "channels.csv");
        for (int i = 0; i < count; i++) {
            List<String> row = known.get(i % known.size());
            String suffix = i < known.size() ? "" : "-" + (i / known.size() + 1);
            Map<String, Object> channel = Map.of(
                    "team_id",
                    teamId,
                    "name",
                    row.get(0) + suffix,
                    "display_name",
                    row.get(1) + suffix,
                    "purpose",
                    row.get(2),
                    "header",
                    row.get(3),
                    "type",
                    i % known.size() == 8 ? "P" : "O");
            String id = boss.post("/channels", channel).path("id").asText();
            for (ApiCaller each : people.subList(1, people.size())) {
                boss.post("/channels/" + id + "/members", Map.of("user_id", each.userId()));
            }
            channels.add(new SampleChannel(id, row.get(0)));
            done.accept(made + i + 1);
        }
        if (people.size() > 1) {
            String partner = people.get(1).userId();
            JsonNode direct = boss.post("/channels/direct", List.of(boss.userId(), partner));
            channels.add(new SampleChannel(direct.path("id").asText(), "random"));
        }
        return made + count;
    }

    /** Writes one conversation; the number of its posts. */
    private int write() {
        SampleChannel channel = channels.get(random.nextInt(channels.size()));
        if (channel.name().equals("builds") || random.nextInt(100) < BUILDS) {
            people.getFirst().post("/posts", messages.build(channel.id()));
            return 1;
        }
        boolean direct = channel.equals(channels.getLast()) && people.size() > 1;
        ApiCaller author = direct ? people.get(random.nextInt(2)) : anybody();
        SampleMessages.Message message = messages.about(channel.name(), names);
        String rootId = author.post("/posts", Map.of("channel_id", channel.id(), "message", message.text()))
                .path("id")
                .asText();
        if (direct || message.reply().isEmpty() || random.nextInt(100) >= ANSWERED) {
            return 1;
        }
        clock.to(clock.instant().plusSeconds(20 + random.nextInt(300)));
        anybody().post("/posts", Map.of("channel_id", channel.id(), "root_id", rootId, "message", message.reply()));
        return 2;
    }

    private ApiCaller anybody() {
        return people.get(random.nextInt(people.size()));
    }
}
