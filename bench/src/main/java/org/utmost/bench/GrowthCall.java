package org.utmost.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A call that is measured; the ids are those of growth.sql.
 *
 * @param requests what is sent, by how often it was sent before
 */
record GrowthCall(String name, IntFunction<byte[]> requests) {
    private static final String EDITED = "growthchan0000000100000001";
    private static final String ROOT = "growthrepl0000000100000000";

    /** No size of a page that the server keeps ready. */
    private static final String PAGE = "per_page=59";

    /** Deep pages that are gone through, one after the other. */
    private static final int DEEP = 40;

    byte[] request(int count) {
        return requests.apply(count);
    }

    static List<GrowthCall> all(Place place, Scale scale) {
        String posts = "/channels/" + place.channel() + "/posts?";
        String users = "/users?in_team=" + place.team() + "&per_page=60&page=";
        long recent = System.currentTimeMillis() - 3_600_000;
        long lastPage = scale.posts() / 59 - 1;
        long deep = Math.max(1, lastPage - DEEP);
        String statuses =
                LongStream.range(1, 61).mapToObj(i -> "\"" + user(i) + "\"").collect(Collectors.joining(",", "[", "]"));
        return List.of(
                get(place, "newest page", posts + PAGE),
                get(place, "newest page behind edits and deletions", "/channels/" + EDITED + "/posts?" + PAGE),
                get(place, "`before=`", posts + PAGE + "&before=" + post(scale.posts() / 2)),
                get(place, "`since=` long ago", posts + "since=1"),
                get(place, "`since=` an hour ago", posts + "since=" + recent),
                new GrowthCall(
                        "`page=` deep, one after the other",
                        i -> request(place, "GET", posts + PAGE + "&page=" + (deep + i % (lastPage - deep + 1)), "")),
                new GrowthCall(
                        "`page=` deep, out of the blue",
                        i -> request(
                                place,
                                "GET",
                                posts + "per_page=" + (61 + i % 39) + "&page=" + (scale.posts() / 101 - i / 39 % 9),
                                "")),
                get(place, "60 replies of a long thread", "/posts/" + ROOT + "/thread?perPage=60"),
                get(place, "users of a team, first page", users + "0"),
                get(place, "users of a team, last page", users + (scale.users() - 1) / 60),
                get(place, "completion of users", "/users/autocomplete?in_team=" + place.team() + "&name=grown1000000"),
                new GrowthCall(
                        "search without a hit",
                        i -> request(
                                place,
                                "POST",
                                "/users/search",
                                "{\"term\":\"nobody-there\",\"team_id\":\"" + place.team() + "\"}")),
                get(place, "statistics", "/analytics/old?name=standard"),
                get(place, "statistics by day", "/analytics/old?name=post_counts_day"),
                get(place, "my channels", "/users/me/teams/" + place.team() + "/channels"),
                get(place, "my memberships", "/users/me/teams/" + place.team() + "/channels/members"),
                get(place, "members of a channel", "/channels/" + place.channel() + "/members?per_page=60"),
                new GrowthCall("60 statuses", i -> request(place, "POST", "/users/status/ids", statuses)),
                new GrowthCall(
                        "view a channel",
                        i -> request(
                                place,
                                "POST",
                                "/channels/members/me/view",
                                "{\"channel_id\":\"" + place.channel() + "\"}")),
                new GrowthCall("a post", i -> request(place, "POST", "/posts", place.post())),
                new GrowthCall("a post to @all", i -> request(place, "POST", "/posts", place.post("@all look"))));
    }

    private static GrowthCall get(Place place, String name, String path) {
        byte[] request = request(place, "GET", path, "");
        return new GrowthCall(name, i -> request);
    }

    private static byte[] request(Place place, String method, String path, String body) {
        return Connection.request(place.url(), method, "/api/v4" + path, place.token(), body);
    }

    private static String user(long number) {
        return "growthuser0000000" + (100_000_000 + number);
    }

    private static String post(long number) {
        return "growthpost0000000" + (100_000_000 + number);
    }
}
