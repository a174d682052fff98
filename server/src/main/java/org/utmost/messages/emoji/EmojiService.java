package org.utmost.messages.emoji;

import static org.utmost.identity.roles.Permission.CREATE_EMOJIS;
import static org.utmost.identity.roles.Permission.DELETE_EMOJIS;
import static org.utmost.identity.roles.Permission.DELETE_OTHERS_EMOJIS;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.storage.Storages;
import org.utmost.platform.storage.Stored;
import org.utmost.spaces.teams.TeamService;

/** The emoji that users add to those that everybody has. Where they are switched off, every method throws 501. */
public final class EmojiService {
    /** They are switched off. */
    static final Fails DISABLED = Fails.with(501, "api.emoji.disabled.app_error");

    /** What a new one may be refused for. */
    static final Fails REFUSED = Fails.with(
                    400,
                    "model.emoji.name.app_error",
                    "model.emoji.system_emoji_name.app_error",
                    "api.emoji.create.duplicate.app_error")
            .and(403, "api.emoji.create.other_user.app_error")
            .and(EmojiImage.REFUSED);

    /** Those that a search finds at the most. */
    private static final int MOST_FOUND = 200;

    /** Those that are offered while a name is typed, at the most. */
    private static final int MOST_OFFERED = 100;

    private static final JobKind<Gone> GONE = JobKind.of("emoji_gone", Gone.class);

    /** The image of one that was deleted. */
    private record Gone(String id) {}

    private final Database database;
    private final EmojiStore store = new EmojiStore();
    private final KnownEmoji known;
    private final TeamService teams;
    private final Storages storages;
    private final Jobs jobs;
    private final Clock clock;
    private final Ids ids;

    public EmojiService(
            Database database,
            KnownEmoji known,
            TeamService teams,
            Storages storages,
            Jobs jobs,
            JobRunner runner,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.known = known;
        this.teams = teams;
        this.storages = storages;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
        runner.on(GONE, this::deleteImage);
    }

    /** A page of all, the oldest first. */
    List<Emoji> list(Page page) {
        requireEnabled();
        return database.read(db -> store.byAge(db, page));
    }

    /** A page of all, by name. */
    List<Emoji> listByName(Page page) {
        requireEnabled();
        return database.read(db -> store.byName(db, page));
    }

    /**
     * The one of that id.
     *
     * @throws ApiError 404 if there is none
     */
    Emoji get(String id) {
        requireEnabled();
        Emoji found = database.read(db -> store.find(db, id));
        if (found == null) {
            throw missing();
        }
        return found;
    }

    /**
     * The one of that name.
     *
     * @throws ApiError 404 if there is none
     */
    Emoji byName(String name) {
        requireEnabled();
        @Nullable Emoji found = known.named(List.of(name)).get(name);
        if (found == null) {
            throw ApiError.notFound("app.emoji.get_by_name.no_result");
        }
        return found;
    }

    /** Those of the names that there are. */
    List<Emoji> byNames(Collection<String> names) {
        requireEnabled();
        return List.copyOf(known.named(names).values());
    }

    /** Those in whose names that stands, by name. */
    List<Emoji> containing(String term) {
        requireEnabled();
        return database.read(db -> store.containing(db, lower(term), MOST_FOUND));
    }

    /** Those whose names begin so, by name. */
    List<Emoji> beginning(String term) {
        requireEnabled();
        return database.read(db -> store.beginning(db, lower(term), MOST_FOUND));
    }

    /** The same for who types a name. */
    List<Emoji> offered(String begun) {
        requireEnabled();
        return database.read(db -> store.beginning(db, lower(begun), MOST_OFFERED));
    }

    /**
     * Demands that the caller may add one.
     *
     * @throws ApiError 403 without {@code create_emojis} over the system or in a team of theirs
     */
    void requireAdding(Session by) {
        requireEnabled();
        teams.requireAnywhere(by, CREATE_EMOJIS);
    }

    /**
     * Adds one. Its image is stored before anybody hears of it.
     *
     * @throws ApiError as {@link #requireAdding}; 403 in the name of another user, 400 for a name that can't be one, is
     *     everybody's or taken, or for an image that can't be taken
     */
    Emoji add(Session by, NewEmoji wanted, byte[] image) {
        requireAdding(by);
        check(by, wanted);
        EmojiImage taken = EmojiImage.of(image);
        long now = clock.millis();
        Emoji emoji = new Emoji(ids.newId(), now, now, 0, by.userId(), wanted.name(), taken.mediaType());
        storages.current().write(path(emoji.id()), new ByteArrayInputStream(taken.bytes()));
        boolean added = false;
        try {
            database.change(tx -> {
                store.insert(tx, emoji);
                tx.publish(new EmojiEvent.Added(emoji));
            });
            added = true;
            return emoji;
        } catch (UniqueViolation other) {
            throw duplicate(wanted.name());
        } finally {
            if (!added) {
                storages.current().delete(path(emoji.id()));
            }
        }
    }

    private void check(Session by, NewEmoji wanted) {
        if (!EmojiNames.isValid(wanted.name())) {
            throw ApiError.badRequest("model.emoji.name.app_error");
        }
        if (StandardEmoji.has(wanted.name())) {
            throw ApiError.badRequest("model.emoji.system_emoji_name.app_error").with("name", wanted.name());
        }
        if (!by.belongsTo(wanted.creatorId())) {
            throw ApiError.forbidden("api.emoji.create.other_user.app_error");
        }
        if (!known.named(List.of(wanted.name())).isEmpty()) {
            throw duplicate(wanted.name());
        }
    }

    /**
     * Deletes one; its image goes soon after.
     *
     * @throws ApiError 404 if there is none; 403 without {@code delete_emojis}, or for another's
     *     {@code delete_others_emojis}, over the system or in a team of the caller's
     */
    void delete(Session by, String id) {
        Emoji emoji = get(id);
        teams.requireAnywhere(by, DELETE_EMOJIS);
        if (!by.belongsTo(emoji.creatorId())) {
            teams.requireAnywhere(by, DELETE_OTHERS_EMOJIS);
        }
        Emoji deleted = emoji.deleted(clock.millis());
        database.change(tx -> {
            if (!store.delete(tx, deleted)) {
                throw missing();
            }
            jobs.enqueue(tx, NewJob.of(GONE, new Gone(id)));
            tx.publish(new EmojiEvent.Deleted(deleted));
        });
    }

    /**
     * The image of one.
     *
     * @throws ApiError 404 if it is not where it should be
     */
    Stored image(Emoji emoji) {
        return storages.current()
                .find(path(emoji.id()))
                .orElseThrow(() -> ApiError.notFound("api.emoji.get_image.read.app_error"));
    }

    private void deleteImage(JobRun<Gone> run) {
        storages.current().delete(path(run.payload().id()));
    }

    private void requireEnabled() {
        if (!known.enabled()) {
            throw ApiError.disabled("api.emoji.disabled.app_error");
        }
    }

    private static String path(String id) {
        return "emoji/" + id + "/image";
    }

    private static String lower(String term) {
        return term.toLowerCase(Locale.ROOT);
    }

    private static ApiError missing() {
        return ApiError.notFound("app.emoji.get.no_result");
    }

    private static ApiError duplicate(String name) {
        return ApiError.badRequest("api.emoji.create.duplicate.app_error").with("name", name);
    }
}
