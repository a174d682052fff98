package org.utmost.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.platform.json.Json;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;

/**
 * No query of a hot call goes through a table that grows, or sorts it: what is explained is what the server asked its
 * database for while it was called, as Flight Recorder saw it.
 */
class QueryPlansTest {
    private static final Map<String, String> GROWN = Map.of("posts", "20000", "users", "3000", "channels", "300");
    private static final Set<String> BIG = Set.of(
            "posts",
            "files",
            "users",
            "user_words",
            "statuses",
            "team_members",
            "channel_members",
            "channels",
            "sessions",
            "reactions");

    /** Rows that are sorted faster than they are fetched. */
    private static final int FEW = 1_000;

    /** What may be sorted, by a part of its query. */
    private static final List<String> SORTED = List.of(
            "+create_at <= ?", // what changed since a time
            "AS ranked WHERE place", // who replied last to the posts of a page
            "FROM reactions WHERE post_id IN", // who reacted to the posts of a page
            "UNION SELECT user_id", // who wrote in a thread
            "from user_words", // those whose names begin so, if they are few
            "channel_members.user_id = ?"); // a user's own channels

    @ParameterizedTest
    @EachDatabase
    void what_grows_is_neither_gone_through_nor_sorted(DatabaseKind kind) throws IOException {
        try (TestServer server = new TestServer(kind, Map.of("MM_ANALYTICSSETTINGS_MAXUSERSFORSTATISTICS", "10000"));
                OtherNode node = OtherNode.of(server)) {
            fill(server, node, kind);
            server.admin.api().get("/analytics/old").is(200);
            Set<String> statements = during(server, () -> call(server, server.admin.api()));
            assertThat(statements).hasSizeGreaterThan(30);
            List<String> slow = new ArrayList<>();
            for (String sql : statements) {
                List<String> wrong = kind == DatabaseKind.SQLITE ? sqlite(node, sql) : postgres(node, sql);
                wrong.forEach(step -> slow.add(step + "\n    in " + sql));
            }
            assertThat(slow).isEmpty();
        }
    }

    private static void call(TestServer server, Caller api) {
        String town = "/channels/" + server.townSquare + "/posts";
        String middle = "growthpost0000000" + 100_010_000;
        long hourAgo = System.currentTimeMillis() - 3_600_000;
        for (String threads : List.of("", "&collapsedThreads=true")) {
            for (String part : List.of(
                    "page=0",
                    "page=7",
                    "page=30",
                    "page=31",
                    "page=29",
                    "since=1",
                    "since=" + hourAgo,
                    "before=" + middle,
                    "after=" + middle,
                    "after=" + middle + "&page=3",
                    "before=" + middle + "&page=30",
                    "after=" + middle + "&page=30",
                    "include_deleted=true")) {
                api.get(town + "?per_page=59&" + part + threads).is(200);
            }
        }
        api.get("/users/me/channels/" + server.townSquare + "/posts/unread").is(200);
        String thread = "/posts/growthrepl0000000100000000/thread?perPage=60";
        api.get(thread).is(200);
        api.get(thread + "&direction=up").is(200);
        api.get(thread + "&fromUpdateAt=1").is(200);
        for (String list : List.of(
                "", "in_team=" + server.team, "in_channel=" + server.townSquare, "not_in_team=" + server.team)) {
            for (int page : List.of(0, 45, 44)) {
                api.get("/users?per_page=60&page=" + page + "&" + list).is(200);
            }
        }
        api.get("/users/autocomplete?in_team=" + server.team + "&name=grown1000001")
                .is(200);
        api.post("/users/search", Map.of("term", "nobody-there", "team_id", server.team))
                .is(200);
        for (String name :
                List.of("standard", "post_counts_day", "bot_post_counts_day", "user_counts_with_posts_day")) {
            api.get("/analytics/old?name=" + name).is(200);
            api.get("/analytics/old?name=" + name + "&team_id=" + server.team).is(200);
        }
        api.get("/users/me/teams/" + server.team + "/channels").is(200);
        api.get("/users/me/teams/" + server.team + "/channels/members").is(200);
        api.get("/channels/" + server.townSquare + "/members?per_page=60").is(200);
        api.get("/channels/" + server.townSquare + "/stats").is(200);
        api.post("/users/status/ids", List.of("growthuser0000000100000001")).is(200);
        api.post("/channels/members/me/view", Map.of("channel_id", server.townSquare))
                .is(200);
        String root = server.post(server.admin, server.townSquare, "@all");
        api.post("/posts", Map.of("channel_id", server.townSquare, "message", "reply", "root_id", root))
                .is(201);
        api.put("/posts/" + root + "/patch", Map.of("message", "edited")).is(200);
        Map<String, String> reaction = Map.of("user_id", server.admin.id(), "post_id", root, "emoji_name", "+1");
        api.post("/reactions", reaction).is(200);
        api.post("/reactions", reaction).is(200);
        api.get(town).is(200);
        api.get("/posts/" + root + "/reactions").is(200);
        api.delete("/users/me/posts/" + root + "/reactions/+1").is(200);
        api.post("/reactions", reaction).is(200);
        String file = server.file(server.admin, server.townSquare, "a.txt", new byte[] {1})
                .path("id")
                .asText();
        String post = server.postWith(server.admin, server.townSquare, file)
                .path("id")
                .asText();
        api.get("/files/" + file + "/info").is(200);
        api.get("/posts/" + post + "/files/info?include_deleted=true").is(200);
        api.delete("/posts/" + post).is(200);
        api.delete("/posts/" + root).is(200);
    }

    /** The statements that the server asks its database for meanwhile. */
    private static Set<String> during(TestServer server, Runnable calls) throws IOException {
        Set<String> statements = new LinkedHashSet<>();
        Path file = server.data().resolve("statements.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("utmost.Statement").withoutStackTrace();
            recording.start();
            calls.run();
            recording.stop();
            recording.dump(file);
        }
        String database = server.jdbc().replaceAll("\\?.*", "");
        RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("utmost.Statement"))
                .filter(event -> event.getString("database").startsWith(database))
                .map(event -> event.getString("sql"))
                .filter(sql -> sql.matches("(?is)(select|update|delete).*"))
                .forEach(statements::add);
        return statements;
    }

    private static List<String> sqlite(OtherNode node, String sql) {
        List<String> plan = node.ask("EXPLAIN QUERY PLAN " + sql);
        return plan.stream()
                .filter(step -> BIG.stream().anyMatch(table -> step.matches(".* SCAN " + table + "( AS \\w+)?"))
                        || step.contains("SCAN posts")
                        || step.contains("TEMP B-TREE FOR ORDER BY")
                                && SORTED.stream().noneMatch(sql::contains))
                .toList();
    }

    /** Posts as they are; what is smaller PostgreSQL rightly goes through, so there it is told not to if it can help it. */
    private static List<String> postgres(OtherNode node, String sql) throws IOException {
        AtomicInteger number = new AtomicInteger();
        String numbered = Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
        String explain = "EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + numbered;
        List<String> wrong = new ArrayList<>();
        look(plan(node, explain), sql, Set.of("posts"), wrong);
        node.change("SET enable_seqscan = off");
        look(plan(node, explain), sql, BIG, wrong);
        node.change("SET enable_seqscan = on");
        return wrong;
    }

    private static JsonNode plan(OtherNode node, String explain) throws IOException {
        return Json.MAPPER.readTree(String.join("", node.ask(explain))).path(0).path("Plan");
    }

    private static void look(JsonNode step, String sql, Set<String> tables, List<String> wrong) {
        String kind = step.path("Node Type").asText();
        long rows = step.path("Plan Rows").asLong();
        String table = step.path("Relation Name").asText();
        boolean scans = kind.equals("Seq Scan") && tables.contains(table);
        boolean sorts = kind.endsWith("Sort") && rows > FEW && SORTED.stream().noneMatch(sql::contains);
        if (scans || sorts) {
            wrong.add(kind + " of " + rows + " rows " + table);
        }
        step.path("Plans").forEach(below -> look(below, sql, tables, wrong));
    }

    private static void fill(TestServer server, OtherNode node, DatabaseKind kind) throws IOException {
        String script = Files.readString(Path.of("../bench/src/main/resources/org/utmost/bench/growth.sql"))
                .replace("{now}", String.valueOf(System.currentTimeMillis()))
                .replace("{team}", server.team)
                .replace("{channel}", server.townSquare)
                .replace("{user}", server.admin.id());
        for (Map.Entry<String, String> number : GROWN.entrySet()) {
            script = script.replace("{" + number.getKey() + "}", number.getValue());
        }
        for (String statement : script.split(";\n")) {
            node.change(statement);
        }
        if (kind == DatabaseKind.POSTGRES) {
            node.change("VACUUM ANALYZE");
        }
    }
}
