package org.utmost.identity.users;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Names;

/** Accounts: who may make and change them, and what follows from it. */
public final class UserService {
    /** There is no such user. */
    public static final Fails NO_USER = Fails.with(404, "app.user.missing_account.const");

    /** Another account has the name or the address. */
    static final Fails TAKEN =
            Fails.with(400, "app.user.save.email_exists.app_error", "app.user.save.username_exists.app_error");

    private static final int CACHED = 20_000;
    private static final int MOST_WITH_KEYS = 100_000;

    private final Database database;
    private final UserStore users = new UserStore();
    private final RoleService roles;
    private final Passwords passwords;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    /** Users by id; every {@link UserEvent} drops its user. */
    private final LoadedCache<String, User> cache;

    public UserService(
            Database database,
            EventBus bus,
            Caches caches,
            RoleService roles,
            Passwords passwords,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.roles = roles;
        this.passwords = passwords;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.cache = caches.of("users", CACHED);
        bus.onCommit(UserEvent.class, event -> cache.drop(event.user().id()));
    }

    /**
     * Makes an account. The first one becomes system admin; later ones are made by an administrator, or by anyone where
     * the settings allow.
     *
     * @throws ApiError 400 for a field that can't be taken or a name in use, 403 where sign-up is closed, 501 where it
     *     is switched off
     */
    User create(@Nullable Session by, NewUser wanted) {
        boolean administrator = by != null
                && (roles.permits(by, SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS) || roles.permits(by, MANAGE_SYSTEM));
        if (!administrator) {
            requireOpen();
        }
        requireDomain(requireNonNullElse(wanted.email(), "").strip(), "api.user.create_user.accepted_domain.app_error");
        return create(administrator ? wanted : wanted.unverified(), false);
    }

    /**
     * Makes an account as the operator of the server.
     *
     * @param admin whether it becomes system admin
     */
    public User create(NewUser wanted, boolean admin) {
        User user = fresh(wanted);
        UserRules.check(user);
        String password = wanted.password() == null ? "" : wanted.password();
        PasswordRules.check(password, user, config.get().view(PasswordSettings.class));
        String hash = passwords.hash(password);
        try {
            return database.write(tx -> {
                boolean first = users.claimFirst(tx, user.id());
                users.insert(tx, user);
                users.setPassword(tx, user.id(), hash, user.createAt());
                if (first || admin) {
                    users.setRoles(tx, user.id(), "system_admin system_user", user.createAt());
                }
                User made = get(tx, user.id());
                tx.publish(new UserEvent.Created(made));
                return made;
            });
        } catch (UniqueViolation taken) {
            throw taken(taken);
        }
    }

    /** Whether no account exists yet. */
    public boolean none() {
        return !database.read(users::any);
    }

    /**
     * The user of that id.
     *
     * @throws ApiError 404 if there is none
     */
    public User get(String id) {
        return find(id).orElseThrow(() -> ApiError.notFound("app.user.missing_account.const"));
    }

    /** The same within a running transaction or query. */
    public User get(Reader db, String id) {
        User user = users.find(db, id);
        if (user == null) {
            throw ApiError.notFound("app.user.missing_account.const");
        }
        return user;
    }

    /** The user of that id. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(cache.get(id, key -> database.read(db -> users.find(db, key))));
    }

    /** The user who signs in by that username or email, as the settings allow either. */
    public Optional<User> findForLogin(String login) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        User byName = config.get().view(EmailSignInSettings.class).enableSignInWithUsername()
                ? database.read(db -> users.findByUsername(db, name))
                : null;
        if (byName != null || !config.get().view(EmailSignInSettings.class).enableSignInWithEmail()) {
            return Optional.ofNullable(byName);
        }
        return Optional.ofNullable(database.read(db -> users.findByEmail(db, name)));
    }

    /**
     * The user of that name.
     *
     * @throws ApiError 404 if there is none
     */
    public User byUsername(String username) {
        User user = database.read(db -> users.findByUsername(db, username.toLowerCase(Locale.ROOT)));
        if (user == null) {
            throw ApiError.notFound("app.user.get_by_username.app_error").with("name", username);
        }
        return user;
    }

    /**
     * The user of that address.
     *
     * @throws ApiError 404 if there is none, 403 where addresses are private and the caller does not manage users
     */
    User byEmail(Session by, String email) {
        if (!config.get().view(PrivacySettings.class).showEmailAddress() && !roles.permits(by, MANAGE_SYSTEM)) {
            throw ApiError.forbidden("api.user.get_user_by_email.permissions.app_error");
        }
        User user = database.read(db -> users.findByEmail(db, email.toLowerCase(Locale.ROOT)));
        if (user == null) {
            throw ApiError.notFound("app.user.missing_account.const");
        }
        return user;
    }

    /** The users of those ids; unknown ids are left out. */
    public List<User> byIds(Collection<String> wanted) {
        return database.read(db -> users.byIds(db, wanted));
    }

    /** The users of those ids, as the transaction sees them; unknown ids are left out. */
    public List<User> byIds(Reader db, Collection<String> wanted) {
        return users.byIds(db, wanted);
    }

    /** Active users with other wishes than most about how they are mentioned: {@code mention_keys}, their first names, … */
    public List<User> withMentionKeys() {
        return database.read(db -> users.withMentionKeys(db, MOST_WITH_KEYS));
    }

    /** The users of those names; unknown names are left out. */
    public List<User> byUsernames(Collection<String> names) {
        return database.read(db -> users.byUsernames(db, names));
    }

    /** How many accounts are active. */
    public long count() {
        return database.read(users::countActive);
    }

    /** Counts a failed sign-in. */
    public void countFailure(String id) {
        database.change(tx -> {
            users.countFailure(tx, id);
            tx.publish(new UserEvent.SignInCounted(get(tx, id)));
        });
    }

    /** Notes a sign-in, in the transaction that opens its session. */
    public User countSignIn(Tx tx, String id, long now) {
        users.countSignIn(tx, id, now);
        User user = get(tx, id);
        tx.publish(new UserEvent.SignInCounted(user));
        return user;
    }

    /** The user as the caller may see it: whole to its owner and to administrators, its profile to others. */
    public User seenBy(Session by, User user) {
        if (by.userId().equals(user.id()) || roles.permits(by, MANAGE_SYSTEM)) {
            return user;
        }
        return profile(user);
    }

    /** The user as those see it who do not administer. */
    public User profile(User user) {
        Config now = config.get();
        return user.profile(
                now.view(PrivacySettings.class).showEmailAddress(),
                now.view(PrivacySettings.class).showFullName());
    }

    /** The version of a user's JSON, in the form that clients know: server, id, time, terms of service, privacy. */
    String etag(User user) {
        Config now = config.get();
        return ServerVersion.API + "." + user.id() + "." + user.updateAt() + "..0."
                + now.view(PrivacySettings.class).showFullName() + "."
                + now.view(PrivacySettings.class).showEmailAddress() + ".0";
    }

    /**
     * Demands an address of the domains that {@code RestrictCreationToDomains} lists.
     *
     * @throws ApiError 400 with that id for another one
     */
    void requireDomain(String email, String errorId) {
        String listed = config.get().view(SignUpSettings.class).restrictCreationToDomains();
        List<String> domains = Arrays.stream(listed.toLowerCase(Locale.ROOT).split("[\\s,@]+"))
                .filter(domain -> !domain.isEmpty())
                .toList();
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!domains.isEmpty() && !domains.contains(domain)) {
            throw ApiError.badRequest(errorId).with("domains", String.join(", ", domains));
        }
    }

    private void requireOpen() {
        Config now = config.get();
        if (!now.view(SignUpSettings.class).enableUserCreation()
                || !now.view(EmailSignInSettings.class).enableSignUpWithEmail()) {
            throw ApiError.disabled("api.user.create_user.signup_email_disabled.app_error");
        }
        if (!now.view(SignUpSettings.class).enableOpenServer() && !none()) {
            throw ApiError.forbidden("api.user.create_user.no_open_server");
        }
    }

    private User fresh(NewUser wanted) {
        long now = clock.millis();
        String locale = requireNonNullElse(wanted.locale(), "");
        return UserBuilder.builder()
                .id(ids.newId())
                .createAt(now)
                .updateAt(now)
                .username(Names.clean(requireNonNullElse(wanted.username(), "")).toLowerCase(Locale.ROOT))
                .password("")
                .authData("")
                .authService("")
                .email(requireNonNullElse(wanted.email(), "").strip().toLowerCase(Locale.ROOT))
                .emailVerified(wanted.emailVerified())
                .nickname(Names.clean(requireNonNullElse(wanted.nickname(), "")))
                .firstName(Names.clean(requireNonNullElse(wanted.firstName(), "")))
                .lastName(Names.clean(requireNonNullElse(wanted.lastName(), "")))
                .position(requireNonNullElse(wanted.position(), ""))
                .roles("system_user")
                .allowMarketing(wanted.allowMarketing())
                .props(orElse(wanted.props(), Map.of()))
                .notifyProps(orElse(wanted.notifyProps(), User.DEFAULT_NOTIFY_PROPS))
                .lastPasswordUpdate(now)
                .locale(locale.isEmpty() ? config.get().localization().defaultClientLocale() : locale)
                .timezone(orElse(wanted.timezone(), User.DEFAULT_TIMEZONE))
                .build();
    }

    private static Map<String, String> orElse(@Nullable Map<String, String> given, Map<String, String> usual) {
        return given == null || given.isEmpty() ? usual : given;
    }

    static ApiError taken(UniqueViolation violation) {
        return ApiError.badRequest(
                violation.concerns("email")
                        ? "app.user.save.email_exists.app_error"
                        : "app.user.save.username_exists.app_error");
    }
}
