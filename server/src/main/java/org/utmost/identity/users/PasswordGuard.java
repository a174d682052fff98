package org.utmost.identity.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Session;

/**
 * Compares passwords with those of accounts, and so many wrong ones only: nobody may guess one, nor lock others out by
 * guessing. After {@code MaximumLoginAttempts} wrong ones an account opens to no more for a while, which grows with each
 * further one; addresses from which it was opened before, and its sessions, have tries of their own. An address has tries for
 * all accounts together. All of it is kept in memory, that of every node: tries for an hour, the places that opened an
 * account for thirty days.
 */
public final class PasswordGuard {
    /** There were too many wrong passwords. */
    public static final Fails LOCKED = Fails.with(401, "api.user.check_user_login_attempts.too_many.app_error");

    /** Where an account is tried from: an address, or a session. */
    private record Place(String userId, String name) {}

    /** Whose tries are counted. A new password, whoever sets it and in whatever process, begins anew. */
    private record Key(Place place, long passwordUpdate) {}

    /** What became of a try, on whatever node. */
    sealed interface Tried extends Event {
        /** A password was wrong. */
        record Wrong(String userId, String place, long passwordUpdate) implements Tried {}

        /** One was right, which ends the count. */
        record Right(String userId, String place, long passwordUpdate) implements Tried {}

        /** An account was opened from an address. */
        record Opened(String userId, String network) implements Tried {}

        /** None was opened from an address. */
        record Missed(String network) implements Tried {}
    }

    private record Failures(int count, long lastAt) {
        Failures and(Failures one) {
            return new Failures(count + one.count, one.lastAt);
        }
    }

    private static final int KEPT = 100_000;
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final long FIRST_PAUSE_MS = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST_PAUSE_MS = Duration.ofMinutes(30).toMillis();

    /** Wrong passwords from one address at once, and how many more in a minute. */
    private static final int OF_ADDRESS = 100;

    private static final int OF_ADDRESS_A_MINUTE = 10;

    private static final String ANYWHERE = "";
    private static final Failures NONE = new Failures(0, 0);

    private final Passwords passwords;
    private final UserService users;
    private final Supplier<Config> config;
    private final Clock clock;
    private final EventBus bus;
    private final Cache<Key, Failures> failures;
    private final Cache<Place, Boolean> known;
    private final Cache<String, Bucket> ofAddress;

    public PasswordGuard(Passwords passwords, UserService users, Supplier<Config> config, Clock clock, EventBus bus) {
        this.passwords = passwords;
        this.users = users;
        this.config = config;
        this.clock = clock;
        this.bus = bus;
        this.failures = cache().expireAfterWrite(KEPT_FOR).build();
        this.known = cache().expireAfterWrite(KNOWN_FOR).build();
        // From its last use: a bucket that is forgotten while it is used would be full again.
        this.ofAddress = cache().expireAfterAccess(KEPT_FOR).build();
        bus.onCommit(Tried.class, this::count);
    }

    /**
     * Whether who signs in from that address knows the account's password. It takes as long for no account at all.
     *
     * @throws ApiError 429 after too many wrong passwords from the address; 401 for the right password after too many
     *     wrong ones: who has a wrong one is not told that the account is locked
     */
    public boolean opens(String password, @Nullable User user, String address) {
        String network = network(address);
        Place place = new Place(user == null ? "" : user.id(), network);
        boolean familiar = known.getIfPresent(place) != null;
        Bucket tries = ofAddress.get(network, ignored -> bucket());
        if (!familiar) {
            requireTries(tries);
        }
        boolean right = user != null && matches(password, user, familiar ? place : new Place(user.id(), ANYWHERE));
        if (user == null) {
            passwords.compareWithNobody(password);
        }
        if (right) {
            bus.tell(new Tried.Opened(place.userId(), network));
        } else {
            bus.tell(new Tried.Missed(network));
        }
        return right;
    }

    /**
     * Whether who is signed in knows the password of their account.
     *
     * @throws ApiError 401 for the right password after too many wrong ones in that session
     */
    boolean confirms(String password, User user, Session by) {
        return matches(password, user, new Place(user.id(), by.id()));
    }

    private boolean matches(String password, User user, Place place) {
        Key key = new Key(place, user.lastPasswordUpdate());
        int most = config.get().view(SignInSettings.class).maximumLoginAttempts();
        boolean deaf = failures(key).count() >= 2L * most && pause(key, most) > 0;
        // Who guesses on while the account is locked would learn which guess was right: after a while none is even
        // tried.
        if (deaf) {
            passwords.compareWithNobody(password);
        }
        if (deaf || !passwords.matches(password, user.password())) {
            if (!deaf) {
                bus.tell(new Tried.Wrong(place.userId(), place.name(), user.lastPasswordUpdate()));
            }
            users.countFailure(user.id());
            return false;
        }
        // Asked only now: others may have tried meanwhile, and who guesses many at once must not get through by that.
        long pause = pause(key, most);
        if (pause > 0) {
            throw ApiError.unauthorized("api.user.check_user_login_attempts.too_many.app_error")
                    .with("minutes", String.valueOf(Duration.ofMillis(pause - 1).toMinutes() + 1));
        }
        if (!failures(key).equals(NONE)) {
            bus.tell(new Tried.Right(place.userId(), place.name(), user.lastPasswordUpdate()));
        }
        return true;
    }

    private void count(Tried tried) {
        switch (tried) {
            case Tried.Wrong wrong ->
                failures.asMap()
                        .merge(
                                new Key(new Place(wrong.userId(), wrong.place()), wrong.passwordUpdate()),
                                new Failures(1, clock.millis()),
                                Failures::and);
            case Tried.Right right ->
                failures.invalidate(new Key(new Place(right.userId(), right.place()), right.passwordUpdate()));
            case Tried.Opened opened -> known.put(new Place(opened.userId(), opened.network()), true);
            case Tried.Missed missed ->
                ofAddress.get(missed.network(), ignored -> bucket()).tryConsume(1);
        }
    }

    private Failures failures(Key key) {
        Failures counted = failures.getIfPresent(key);
        return counted == null ? NONE : counted;
    }

    /** Milliseconds that the account still opens to no more; 0 or less if it does. */
    private long pause(Key key, int most) {
        Failures counted = failures(key);
        if (counted.count() < most) {
            return 0;
        }
        int doubled = Math.min(counted.count() - most, 10);
        return counted.lastAt() + Math.min(FIRST_PAUSE_MS << doubled, LONGEST_PAUSE_MS) - clock.millis();
    }

    private static void requireTries(Bucket tries) {
        EstimationProbe left = tries.estimateAbilityToConsume(1);
        if (!left.canBeConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(left.getNanosToWaitForRefill()) + 1;
            throw ApiError.tooMany(seconds).worded("api.user.login.address");
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(OF_ADDRESS).refillGreedy(OF_ADDRESS_A_MINUTE, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }

    private Caffeine<Object, Object> cache() {
        return Caffeine.newBuilder().maximumSize(KEPT).ticker(this::nanos);
    }

    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    /** The address; of IPv6 the first 64 bits, as whoever has one address there has all of its network. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
