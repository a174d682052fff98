package org.utmost.messages.search;

import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.index.Phrase;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.index.PostQuery;
import org.utmost.messages.index.PostWords;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostList;
import org.utmost.messages.posts.PostStore;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Finds posts for those who may read them: in channels that they are in. */
public final class SearchService {
    /** Posts that can be paged through; whoever goes on behind them finds nothing. */
    private static final int MOST = 10_000;

    private final Database database;
    private final SearchStore places = new SearchStore();
    private final PostIndex index = new PostIndex();
    private final PostStore posts = new PostStore();
    private final PostViews views;
    private final ChannelAccess access;
    private final TeamService teams;
    private final UserService users;
    private final Supplier<Config> config;

    public SearchService(
            Database database,
            PostViews views,
            ChannelAccess access,
            TeamService teams,
            UserService users,
            Supplier<Config> config) {
        this.database = database;
        this.views = views;
        this.access = access;
        this.teams = teams;
        this.users = users;
        this.config = config;
    }

    /** How a search is narrowed beside its terms. */
    record Scope(Archived archived, ZoneOffset zone, Page page) {}

    /**
     * The posts of a team, and of direct and group messages, that have the terms, newest first.
     *
     * @param match whether all of the words or one of them
     * @throws ApiError 403 without {@code view_team}, 501 where searching is switched off
     */
    PostList inTeam(Session by, String teamId, String terms, Match match, Scope scope) {
        teams.require(by, VIEW_TEAM, teamId);
        return search(by, teamId, terms, match, scope);
    }

    /**
     * Those of all teams.
     *
     * @throws ApiError 501 where searching is switched off
     */
    PostList anywhere(Session by, String terms, Match match, Scope scope) {
        return search(by, "", terms, match, scope);
    }

    private PostList search(Session by, String teamId, String given, Match match, Scope scope) {
        SearchSettings settings = config.get().view(SearchSettings.class);
        if (!settings.enablePostSearch()) {
            throw ApiError.of(501, "store.sql_post.search.disabled");
        }
        Terms terms = Terms.of(given, scope.zone(), settings.minimumHashtagLength());
        long offset = (long) scope.page().number() * scope.page().size();
        if (!terms.any() || offset >= MOST) {
            return PostList.of(List.of());
        }
        Map<String, String> named = named(terms);
        List<String> channelIds = channels(by, teamId, terms.channels(), named, scope.archived());
        Set<String> authors = ids(terms.authors().wanted(), named);
        if (channelIds.isEmpty()
                || authors.isEmpty() && !terms.authors().wanted().isEmpty()) {
            return PostList.of(List.of());
        }
        PostQuery query =
                new PostQuery(all(terms, match, authors), none(terms, named), channelIds, terms.time(), terms.notAt());
        List<String> ids =
                database.read(db -> index.find(db, query, scope.page().size(), (int) offset));
        return PostList.of(views.of(readable(by, ids)));
    }

    private static List<List<Phrase>> all(Terms terms, Match match, Set<String> authors) {
        List<List<Phrase>> all = new ArrayList<>();
        if (match == Match.ALL) {
            terms.words().forEach(word -> all.add(List.of(word)));
        } else if (!terms.words().isEmpty()) {
            all.add(terms.words());
        }
        if (!authors.isEmpty()) {
            all.add(authors.stream().map(PostWords::by).toList());
        }
        return all;
    }

    private static List<Phrase> none(Terms terms, Map<String, String> named) {
        Stream<Phrase> authors = ids(terms.authors().excluded(), named).stream().map(PostWords::by);
        return Stream.concat(terms.without().stream(), authors).toList();
    }

    /** The ids of all users that are named, by their names. */
    private Map<String, String> named(Terms terms) {
        Set<String> names = new HashSet<>(terms.authors().wanted());
        names.addAll(terms.authors().excluded());
        Stream.concat(terms.channels().wanted().stream(), terms.channels().excluded().stream())
                .filter(name -> name.startsWith("@"))
                .forEach(name -> names.add(name.substring(1)));
        return names.isEmpty()
                ? Map.of()
                : users.byUsernames(names).stream().collect(Collectors.toMap(User::username, User::id));
    }

    private static Set<String> ids(Collection<String> names, Map<String, String> named) {
        return names.stream().filter(named::containsKey).map(named::get).collect(Collectors.toSet());
    }

    private List<String> channels(
            Session by, String teamId, Terms.Names names, Map<String, String> named, Archived archived) {
        Set<String> wanted = channelNames(by, names.wanted(), named);
        Set<String> excluded = channelNames(by, names.excluded(), named);
        boolean all = names.wanted().isEmpty();
        return database.read(db -> places.places(db, by.userId(), teamId, archived)).stream()
                .filter(place -> all || wanted.contains(place.name()))
                .filter(place -> !excluded.contains(place.name()))
                .map(SearchStore.Place::id)
                .toList();
    }

    /** The names of channels; a user's stands for that of the direct message with them. */
    private static Set<String> channelNames(Session by, Set<String> given, Map<String, String> named) {
        Set<String> names = new HashSet<>();
        for (String name : given) {
            if (!name.startsWith("@")) {
                names.add(name);
            } else if (named.containsKey(name.substring(1))) {
                names.add(Stream.of(by.userId(), named.get(name.substring(1)))
                        .sorted()
                        .collect(Collectors.joining("__")));
            }
        }
        return names;
    }

    /** Those of the posts that the caller may read, in their order. */
    private List<Post> readable(Session by, List<String> ids) {
        Map<String, Post> found = database.read(db -> posts.byIds(db, ids)).stream()
                .filter(post -> post.deleteAt() == 0)
                .collect(Collectors.toMap(Post::id, Function.identity(), (one, same) -> one));
        Set<String> channelIds = found.values().stream()
                .map(Post::channelId)
                .filter(id -> access.find(id)
                        .filter(channel -> access.reads(by, channel))
                        .isPresent())
                .collect(Collectors.toSet());
        return ids.stream()
                .filter(found::containsKey)
                .map(found::get)
                .filter(post -> channelIds.contains(post.channelId()))
                .toList();
    }
}
