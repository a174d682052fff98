package org.utmost.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.utmost.administration.reference.Operation;
import org.utmost.testing.Pictures;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** For every query parameter a request with it, and one without, that an administrator must get different answers for. */
final class ParameterTrials {
    /**
     * One parameter.
     *
     * @param plain the query without it
     * @param changed the query with it
     */
    record Trial(String method, String path, String name, String plain, String changed) {
        String key() {
            return Operation.key(method, "/api/v4" + path.replaceAll("\\{[^}]*}", "{}")) + " " + name;
        }
    }

    /** Method and path; then parameter, query without it, query with it. */
    private static final String TABLE = """
            GET /users
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            in_team | | in_team={team}
            not_in_team | | not_in_team={team}
            in_channel | | in_channel={channel}
            not_in_channel | in_team={team} | in_team={team}&not_in_channel={channel}
            in_group | | in_group={nothing}
            not_in_group | | not_in_group={nothing}
            group_constrained | not_in_team={team} | not_in_team={team}&group_constrained=true
            without_team | | without_team=true
            active | | active=true
            inactive | | inactive=true
            role | | role=system_admin
            roles | | roles=system_admin
            team_roles | in_team={team} | in_team={team}&team_roles=team_user
            channel_roles | in_channel={channel} | in_channel={channel}&channel_roles=channel_user
            sort | in_team={team} | in_team={team}&sort=create_at
            GET /channels/{channel}/stats
            exclude_files_count | | exclude_files_count=true
            DELETE /users/{spare-user}
            permanent | | permanent=true
            POST /users/ids
            since | | since=9000000000000
            GET /users/autocomplete
            name | | name=user
            team_id | | team_id={team}
            in_team | | in_team={team}
            channel_id | | channel_id={channel}
            in_channel | | in_channel={channel}
            limit | | limit=1
            GET /users/{user}/tokens
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /users/tokens
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /users/{user}/channel_members
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /users/{user}/channels
            include_deleted | | include_deleted=true
            last_delete_at | include_deleted=true | include_deleted=true&last_delete_at=9000000000000
            GET /users/{user}/teams/{team}/channels
            include_deleted | | include_deleted=true
            last_delete_at | include_deleted=true | include_deleted=true&last_delete_at=9000000000000
            GET /teams
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            include_total_count | | include_total_count=true
            DELETE /teams/{spare-team}
            permanent | | permanent=true
            GET /teams/{team}/members
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            sort | | sort=Username
            exclude_deleted_users | | exclude_deleted_users=true
            GET /teams/{team}/channels
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /teams/{team}/channels/autocomplete
            name | | name=town
            GET /teams/{team}/channels/search_autocomplete
            name | | name=town
            GET /teams/{team}/channels/name/{archived-channel}
            include_deleted | | include_deleted=true
            DELETE /channels/{spare-channel}
            permanent | | permanent=true
            GET /channels/{channel}/members
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /schemes
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            scope | | scope=team
            GET /schemes/{team-scheme}/teams
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /schemes/{channel-scheme}/channels
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            GET /channels/{channel}/posts
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            since | | since=9000000000000
            before | | before={post}
            after | | after={post}
            include_deleted | | include_deleted=true
            type | | type=nothing
            collapsedThreads | | collapsedThreads=true
            collapsedThreadsExtended | collapsedThreads=true | collapsedThreads=true&collapsedThreadsExtended=true
            GET /users/{user}/channels/{channel}/posts/unread
            limit_before | | limit_before=1
            limit_after | | limit_after=0
            collapsedThreads | | collapsedThreads=true
            collapsedThreadsExtended | collapsedThreads=true | collapsedThreads=true&collapsedThreadsExtended=true
            GET /users/{user}/teams/{team}/threads
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            since | | since=9000000000000
            before | | before={post}
            after | | after={post}
            deleted | | deleted=true
            unread | | unread=true
            extended | | extended=true
            excludeDirect | | excludeDirect=true
            totalsOnly | | totalsOnly=true
            threadsOnly | | threadsOnly=true
            GET /users/{user}/teams/{team}/threads/{post}
            extended | | extended=true
            GET /posts/scheduled/team/{team}
            includeDirectChannels | | includeDirectChannels=true
            GET /users/{user}/posts/flagged
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            team_id | | team_id={nothing}
            channel_id | | channel_id={nothing}
            POST /files
            channel_id | filename=a.txt | filename=a.txt&channel_id={channel}
            filename | channel_id={channel} | channel_id={channel}&filename=a.txt
            GET /posts/{deleted-post}/files/info
            include_deleted | | include_deleted=true
            GET /posts/{deleted-post}
            include_deleted | | include_deleted=true
            DELETE /posts/{spare-post}
            permanent | | permanent=true
            GET /posts/{post}/thread
            perPage | | perPage=1
            fromPost | fromCreateAt=1 | fromCreateAt=1&fromPost=short
            fromCreateAt | | fromCreateAt=9000000000000
            fromUpdateAt | | fromUpdateAt=9000000000000
            direction | | direction=up
            updatesOnly | fromUpdateAt=9000000000000 | fromUpdateAt=9000000000000&updatesOnly=true
            skipFetchThreads | | skipFetchThreads=true
            collapsedThreads | | collapsedThreads=true
            collapsedThreadsExtended | collapsedThreads=true | collapsedThreads=true&collapsedThreadsExtended=true
            GET /emoji
            page | per_page=1 | per_page=1&page=1
            per_page | | per_page=1
            sort | | sort=name
            GET /emoji/autocomplete
            name | | name=second
            GET /system/ping
            get_server_status | | get_server_status=true
            GET /config
            remove_masked | | remove_masked=true
            remove_defaults | | remove_defaults=true
            GET /config/client
            format | | format=new
            GET /license/client
            format | | format=new
            GET /analytics/old
            name | | name=post_counts_day
            team_id | | team_id={team}
            from | name=post_counts_day | name=post_counts_day&from=2020-01-01&to=2020-01-02
            to | name=post_counts_day&from=2020-01-01 | name=post_counts_day&from=2020-01-01&to=2020-01-02
            """;

    static final List<Trial> ALL = read();

    private ParameterTrials() {}

    /** Fills a server with something of everything; what the places in braces stand for. */
    static Map<String, String> prepare(TestServer server) {
        Map<String, String> places = new HashMap<>();
        Person admin = server.admin;
        places.put("user", admin.id());
        places.put("team", server.team);
        places.put("nothing", "aaaaaaaaaaaaaaaaaaaaaaaaaa");
        server.configure("ServiceSettings", "EnableUserAccessTokens", true);
        for (String description : List.of("one", "two")) {
            admin.api()
                    .post("/users/me/tokens", Map.of("description", description))
                    .is(200);
        }
        for (int i = 0; i < 6; i++) {
            server.person();
        }
        admin.api().delete("/users/" + server.person().id()).is(200);
        server.stranger();
        places.put("spare-user", server.stranger().id());
        Map<String, Object> team = Map.of("name", "spare", "display_name", "Spare", "type", "O");
        places.put("spare-team", admin.api().post("/teams", team).is(201).text("id"));
        places.put("spare-channel", server.channel(admin, "P"));
        String archived = server.channel(admin, "O");
        places.put("archived-channel", admin.api().get("/channels/" + archived).text("name"));
        admin.api().delete("/channels/" + archived).is(200);
        places.putAll(conversation(server));
        for (String name : List.of("second_emoji", "first_emoji")) {
            admin.api()
                    .post("/emoji", Pictures.emoji(admin.id(), name, Pictures.png(8, 8)))
                    .is(201);
        }
        places.put("team-scheme", scheme(admin, "team", List.of("/teams/" + server.team, "/teams/" + second(admin))));
        List<String> channels =
                List.of("/channels/" + server.channel(admin, "O"), "/channels/" + server.channel(admin, "O"));
        places.put("channel-scheme", scheme(admin, "channel", channels));
        return places;
    }

    /** A scheme that these follow. */
    private static String scheme(Person admin, String scope, List<String> followers) {
        String id = admin.api()
                .post("/schemes", Map.of("display_name", scope, "scope", scope))
                .is(201)
                .text("id");
        followers.forEach(each ->
                admin.api().put(each + "/scheme", Map.of("scheme_id", id)).is(200));
        return id;
    }

    private static String second(Person admin) {
        Map<String, Object> team = Map.of("name", "second", "display_name", "Second", "type", "O");
        return admin.api().post("/teams", team).is(201).text("id");
    }

    /** A channel that the administrator has read to the middle. */
    private static Map<String, String> conversation(TestServer server) {
        Person ann = server.person();
        String channel = server.channel(ann, "P");
        server.join(channel, server.admin);
        String root = thread(ann, server, channel);
        String spare = server.post(ann, channel, "spare");
        String deleted = server.post(ann, channel, "deleted");
        ann.api().delete("/posts/" + deleted).is(200);
        server.admin
                .api()
                .post("/channels/members/me/view", Map.of("channel_id", channel))
                .is(200);
        String later = thread(ann, server, channel);
        save(server.admin, root, later);
        follow(server, List.of(root, later, told(server, ann)));
        gone(server, ann, channel);
        return Map.of("channel", channel, "post", root, "spare-post", spare, "deleted-post", deleted);
    }

    private static void follow(TestServer server, List<String> roots) {
        String threads = "/users/me/teams/" + server.team + "/threads/";
        roots.forEach(root ->
                server.admin.api().put(threads + root + "/following", Map.of()).is(200));
    }

    /** A thread of a direct message. */
    private static String told(TestServer server, Person by) {
        String direct = by.api()
                .post("/channels/direct", List.of(by.id(), server.admin.id()))
                .is(201)
                .text("id");
        return thread(by, server, direct);
    }

    /** Has the administrator follow a thread that is deleted then. */
    private static void gone(TestServer server, Person by, String channel) {
        String root = thread(by, server, channel);
        follow(server, List.of(root));
        by.api().delete("/posts/" + root).is(200);
    }

    private static void save(Person by, String... posts) {
        List<Map<String, String>> saved = Stream.of(posts)
                .map(post -> Map.of("user_id", by.id(), "category", "flagged_post", "name", post, "value", "true"))
                .toList();
        by.api().put("/users/me/preferences", saved).is(200);
    }

    private static String thread(Person by, TestServer server, String channel) {
        String root = server.post(by, channel, "root");
        for (String message : List.of("first", "second")) {
            Map<String, String> reply = Map.of("channel_id", channel, "root_id", root, "message", message);
            by.api().post("/posts", reply).is(201);
        }
        return root;
    }

    private static List<Trial> read() {
        List<Trial> trials = new ArrayList<>();
        String[] operation = {};
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length == 1) {
                operation = line.split(" ");
            } else {
                trials.add(new Trial(operation[0], operation[1], cells[0], cells[1], cells[2]));
            }
        }
        return List.copyOf(trials);
    }
}
