package org.utmost.identity.users;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.ids.Ids;

/** The account in whose name the server itself writes to people; it is made when it first does. */
public final class SystemBot {
    private static final String USERNAME = "system-bot";

    /** Names that are tried, where people have taken the first. */
    private static final int NAMES = 10;

    private final Database database;
    private final UserStore users = new UserStore();
    private final Clock clock;
    private final Ids ids;

    public SystemBot(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** The account: of the first name that no person has. */
    public User get() {
        for (int i = 0; i < NAMES; i++) {
            String name = i == 0 ? USERNAME : USERNAME + "-" + i;
            User holder = find(name);
            if (holder == null) {
                return made(name);
            }
            if (holder.isBot()) {
                return holder;
            }
        }
        throw new IllegalStateException("people have all the names of the system bot");
    }

    private User made(String name) {
        User bot = fresh(name);
        try {
            database.change(tx -> {
                users.insert(tx, bot);
                tx.publish(new UserEvent.Created(bot));
            });
            return bot;
        } catch (UniqueViolation madeMeanwhile) {
            return Optional.ofNullable(find(name)).orElseThrow(() -> madeMeanwhile);
        }
    }

    private @Nullable User find(String name) {
        return database.read(db -> users.findByUsername(db, name));
    }

    private User fresh(String name) {
        long now = clock.millis();
        return UserBuilder.builder()
                .id(ids.newId())
                .createAt(now)
                .updateAt(now)
                .username(name)
                .password("")
                .authData("")
                .authService("")
                .email(name + "@localhost")
                .nickname("")
                .firstName("System")
                .lastName("")
                .position("")
                .roles("system_user")
                .props(Map.of())
                .notifyProps(User.DEFAULT_NOTIFY_PROPS)
                .lastPasswordUpdate(now)
                .locale("en")
                .timezone(User.DEFAULT_TIMEZONE)
                .isBot(true)
                .build();
    }
}
