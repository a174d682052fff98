package org.utmost.platform.http;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.utmost.platform.config.Config;

/** One row of the route table, which its {@link Row} writes. Immutable. */
public final class Route {
    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** The reply, or an {@link ApiError} thrown. */
        Reply handle(Request request);
    }

    private final String method;
    private final String path;
    private final Handler handler;
    private final Need need;
    private final List<PermissionId> narrowing;
    private final Takes takes;
    private final Gives gives;
    private final Fails fails;
    private final List<Parameter> query;
    private final boolean queryToken;
    private final String summary;
    private final Scope scope;
    private final boolean bySystem;

    private Route(Row row, Need need, String summary) {
        this.method = row.method;
        this.path = row.path;
        this.handler = row.handler;
        this.need = need;
        this.narrowing = List.copyOf(row.narrowing);
        this.takes = row.takes;
        this.gives = row.gives;
        this.query = List.copyOf(row.query);
        this.queryToken = row.queryToken;
        this.summary = summary;
        this.bySystem = need.overSystem();
        Scope common = method.equals("GET") || row.reads ? Scope.READ : Scope.WRITE;
        this.scope = need.administrative() ? Scope.ADMIN : common;
        this.fails = row.fails.and(implied());
    }

    private Fails implied() {
        boolean asksMore = !narrowing.isEmpty()
                || !need.leaves().allMatch(leaf -> leaf instanceof Need.Nothing || leaf instanceof Need.AnySession);
        return Implied.ALWAYS
                .and(queryToken ? Fails.NEVER : Implied.WITHOUT_QUERY_TOKEN)
                .and(need instanceof Need.Nothing ? Fails.NEVER : Implied.OF_SESSIONS)
                .and(asksMore ? Implied.OF_PERMISSIONS : Fails.NEVER)
                .and(path.contains("{") ? Implied.OF_PATHS : Fails.NEVER)
                .and(takes.kind() == Takes.Kind.NOTHING ? Fails.NEVER : Implied.OF_BODIES)
                .and(method.equals("GET") ? Fails.NEVER : Implied.OF_WRITES);
    }

    public String method() {
        return method;
    }

    /** With parameters in braces, {@code /api/v4/users/{user_id}}. */
    public String path() {
        return path;
    }

    /** One sentence that says what it does. */
    public String summary() {
        return summary;
    }

    /** What its caller has to be or to have. */
    public Need need() {
        return need;
    }

    /** The permissions that some requests need, or by which more is seen. */
    public List<PermissionId> narrowing() {
        return narrowing;
    }

    /** What comes in as the body. */
    public Takes takes() {
        return takes;
    }

    /** What goes out on success. */
    public Gives gives() {
        return gives;
    }

    /** What goes out where it does not succeed. */
    public Fails fails() {
        return fails;
    }

    /** The query parameters. */
    public List<Parameter> query() {
        return query;
    }

    /** Whether {@code access_token} in the query authenticates. */
    public boolean queryToken() {
        return queryToken;
    }

    /** The scope that a limited token needs to call it; the service may find that it needs {@link Scope#ADMIN} too. */
    public Scope scope() {
        return scope;
    }

    /** Whether permissions over the system decide alone who may call it. */
    boolean bySystem() {
        return bySystem;
    }

    Handler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** A row of the route table while it is written: {@link #says} puts it into the table. */
    @CheckReturnValue
    public static final class Row {
        final String method;
        final String path;
        final Route.Handler handler;
        final List<Parameter> query = new ArrayList<>();
        final List<PermissionId> narrowing = new ArrayList<>();
        Takes takes = Takes.NOTHING;
        Gives gives = Gives.OK;
        Fails fails = Fails.NEVER;
        boolean reads;
        boolean queryToken;

        private final Consumer<Route> table;
        private Need need = Need.any();

        Row(String method, String path, Route.Handler handler, Consumer<Route> table) {
            this.method = method;
            this.path = path;
            this.handler = handler;
            this.table = table;
        }

        /** A JSON body of that type. */
        public Row takes(Class<?> type) {
            takes = takes.as(Takes.Kind.JSON, type);
            return this;
        }

        /** A body of another kind. */
        public Row takes(Takes.Kind kind) {
            takes = takes.as(kind, null);
            return this;
        }

        /** A body of so many bytes at the most, instead of {@code MaximumPayloadSizeBytes}. */
        public Row upTo(ToLongFunction<Config> bytes) {
            takes = takes.upTo(bytes);
            return this;
        }

        /** These query parameters. */
        public Row query(Parameter... parameters) {
            query.addAll(List.of(parameters));
            return this;
        }

        /** {@code page} and {@code per_page}. */
        public Row pages() {
            return query(
                    Parameter.number("page"),
                    Parameter.number("per_page").atMost(Page.MAXIMUM).usually(Page.DEFAULT));
        }

        /** Answers 200 with JSON of that type; without this or another of its kind it is {@code {"status": "OK"}}. */
        public Row gives(Class<?> type) {
            return gives(200, type);
        }

        /** Answers 201 with JSON of that type. */
        public Row creates(Class<?> type) {
            return gives(201, type);
        }

        /** Answers 200 with an array of that type. */
        public Row lists(Class<?> type) {
            return lists(200, type);
        }

        /** Answers with JSON of that type. */
        public Row gives(int status, Class<?> type) {
            gives = Gives.json(status, type, false);
            return this;
        }

        /** Answers with an array of that type. */
        public Row lists(int status, Class<?> type) {
            gives = Gives.json(status, type, true);
            return this;
        }

        /** Answers with bytes of that media type. */
        public Row givesBytes(String mediaType) {
            gives = Gives.bytes(mediaType);
            return this;
        }

        /** Answers 302. */
        public Row redirects() {
            gives = Gives.redirect();
            return this;
        }

        /** Answers with one of these errors too, beside those that follow from the rest of the row. */
        public Row fails(int status, String... errorIds) {
            return fails(Fails.with(status, errorIds));
        }

        /** Answers with one of these errors too, which several rows share. */
        public Row fails(Fails shared) {
            fails = fails.and(shared);
            return this;
        }

        /** For everybody, with or without a session. */
        public Row forAnyone() {
            return needs(new Need.Nothing());
        }

        /** For every user with a session. */
        public Row forUsers() {
            return needs(new Need.AnySession());
        }

        /** For those who have one of the permissions. */
        public Row needs(PermissionId... permissions) {
            return needs(Need.any(permissions));
        }

        /** For those who meet the need: the gate asks where only permissions over the system matter, else the service. */
        public Row needs(Need theirs) {
            need = theirs;
            return this;
        }

        /** Permissions that only some requests need, or by which more is seen. */
        public Row narrowedBy(PermissionId... permissions) {
            narrowing.addAll(List.of(permissions));
            return this;
        }

        /** It changes nothing, though it is no GET. */
        public Row reads() {
            reads = true;
            return this;
        }

        /** {@code access_token} in the query authenticates too. */
        public Row takesQueryToken() {
            queryToken = true;
            return this;
        }

        /** What it does, in one sentence; the row is done. */
        public void says(String summary) {
            if (need.leaves().findAny().isEmpty()) {
                throw new IllegalStateException(method + " " + path + " does not say whom it is for");
            }
            table.accept(new Route(this, need, summary));
        }
    }
}
