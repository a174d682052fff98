package org.utmost.messages;

import java.util.ArrayList;
import java.util.List;
import org.utmost.identity.Identity;
import org.utmost.messages.acknowledgements.AcknowledgementPart;
import org.utmost.messages.acknowledgements.AcknowledgementRoutes;
import org.utmost.messages.acknowledgements.AcknowledgementService;
import org.utmost.messages.drafts.DraftRoutes;
import org.utmost.messages.drafts.DraftRules;
import org.utmost.messages.drafts.DraftService;
import org.utmost.messages.drafts.DraftSettings;
import org.utmost.messages.emoji.EmojiPart;
import org.utmost.messages.emoji.EmojiRoutes;
import org.utmost.messages.emoji.EmojiService;
import org.utmost.messages.emoji.EmojiSettings;
import org.utmost.messages.emoji.KnownEmoji;
import org.utmost.messages.files.Files;
import org.utmost.messages.files.PostAttachments;
import org.utmost.messages.fromserver.ServerMessages;
import org.utmost.messages.fromserver.TestNotificationRoutes;
import org.utmost.messages.history.HistoryRoutes;
import org.utmost.messages.history.HistoryService;
import org.utmost.messages.permalinks.PostInfoRoutes;
import org.utmost.messages.permalinks.PostInfoService;
import org.utmost.messages.pins.PinRoutes;
import org.utmost.messages.pins.PinnedPosts;
import org.utmost.messages.posts.AttachmentEmbeds;
import org.utmost.messages.posts.CalledThreads;
import org.utmost.messages.posts.EphemeralPosts;
import org.utmost.messages.posts.EphemeralRoutes;
import org.utmost.messages.posts.MentionKeys;
import org.utmost.messages.posts.MentionSettings;
import org.utmost.messages.posts.Participants;
import org.utmost.messages.posts.PostEditing;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostRoutes;
import org.utmost.messages.posts.PostService;
import org.utmost.messages.posts.PostSettings;
import org.utmost.messages.posts.PostViews;
import org.utmost.messages.posts.PriorityPart;
import org.utmost.messages.posts.SystemPosts;
import org.utmost.messages.reactions.DeletedEmoji;
import org.utmost.messages.reactions.ReactionPart;
import org.utmost.messages.reactions.ReactionRoutes;
import org.utmost.messages.reactions.ReactionService;
import org.utmost.messages.reactions.ReactionSettings;
import org.utmost.messages.reminders.ReminderRoutes;
import org.utmost.messages.reminders.ReminderService;
import org.utmost.messages.saved.SavedPostRoutes;
import org.utmost.messages.saved.SavedPosts;
import org.utmost.messages.scheduled.ScheduledPostRoutes;
import org.utmost.messages.scheduled.ScheduledPostService;
import org.utmost.messages.scheduled.ScheduledPostSettings;
import org.utmost.messages.scheduled.ScheduledSending;
import org.utmost.messages.search.EarlierPosts;
import org.utmost.messages.search.SearchRoutes;
import org.utmost.messages.search.SearchService;
import org.utmost.messages.search.SearchSettings;
import org.utmost.messages.stats.ChannelStatsRoutes;
import org.utmost.messages.stats.ChannelStatsService;
import org.utmost.messages.threads.ThreadFollowing;
import org.utmost.messages.threads.ThreadRoutes;
import org.utmost.messages.threads.ThreadService;
import org.utmost.messages.threads.ThreadSettings;
import org.utmost.messages.unreads.UnreadRoutes;
import org.utmost.messages.unreads.UnreadService;
import org.utmost.platform.Kernel;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.Spaces;

/** The nouns of this floor that those above stand on. */
public final class Messages {
    private final PostViews views;
    private final PostService posts;
    private final PostEditing editing;
    private final PostReading reading;
    private final EphemeralPosts ephemeral;
    private final HistoryService history;
    private final PinnedPosts pinned;
    private final SavedPosts saved;
    private final PostInfoService infos;
    private final UnreadService unreads;
    private final AcknowledgementService acknowledgements;
    private final ThreadService threads;
    private final DraftService drafts;
    private final ScheduledPostService scheduled;
    private final EmojiService emoji;
    private final ReactionService reactions;
    private final Files files;
    private final TestNotificationRoutes testNotification;
    private final ReminderService reminders;
    private final ChannelStatsService stats;
    private final SearchService search;

    /** Builds them. */
    public Messages(Kernel kernel, Identity identity, Spaces spaces) {
        kernel.configuration()
                .reads(
                        DraftSettings.class,
                        EmojiSettings.class,
                        MentionSettings.class,
                        PostSettings.class,
                        ReactionSettings.class,
                        ScheduledPostSettings.class,
                        SearchSettings.class,
                        ThreadSettings.class);
        var database = kernel.database();
        var config = kernel.config();
        var clock = kernel.clock();
        var ids = kernel.ids();
        var users = identity.users();
        var roles = identity.roles();
        var access = spaces.access();
        var teams = spaces.teams();
        var known = new KnownEmoji(database, kernel.events(), kernel.caches(), config);
        PostAttachments attachments = new PostAttachments(database);
        // Those that others reacted with are shown too, so reactions come first.
        views = new PostViews(List.of(
                new AttachmentEmbeds(),
                attachments,
                new PriorityPart(),
                new AcknowledgementPart(database),
                new ReactionPart(database),
                new EmojiPart(known)));
        Participants participants = new Participants(database, users);
        ThreadFollowing following = new ThreadFollowing(database, config);
        reading = new PostReading(
                database, kernel.events(), kernel.caches(), access, participants, following, roles, views);
        ephemeral = new EphemeralPosts(kernel.events(), access, users, config, clock, ids);
        posts = new PostService(
                database,
                attachments,
                new MentionKeys(users, kernel.events(), kernel.caches()),
                ephemeral,
                access,
                teams,
                users,
                roles,
                identity.statuses(),
                config,
                clock,
                ids);
        editing = new PostEditing(database, attachments, access, teams, config, clock, ids);
        history = new HistoryService(database, reading, editing, access);
        pinned = new PinnedPosts(database, access, views);
        saved = new SavedPosts(database, roles, access, views);
        infos = new PostInfoService(database, access, teams, roles);
        unreads = new UnreadService(database, reading, access, roles, clock);
        acknowledgements = new AcknowledgementService(database, reading, access, roles, clock);
        threads = new ThreadService(database, reading, views, participants, access, teams, roles, clock);
        DraftRules rules = new DraftRules(access, config);
        drafts = new DraftService(database, rules, access, teams, config, clock);
        scheduled = new ScheduledPostService(database, kernel.jobs(), rules, access, teams, config, clock, ids);
        new ScheduledSending(database, posts, users, clock).addTo(kernel.runner());
        emoji = new EmojiService(database, known, teams, kernel.storages(), kernel.jobs(), kernel.runner(), clock, ids);
        reactions = new ReactionService(database, kernel.caches(), access, known, config, clock);
        files = new Files(kernel, access, roles, reading);
        ServerMessages fromServer = new ServerMessages(posts, spaces.direct(), identity.systemBot());
        testNotification = new TestNotificationRoutes(fromServer, users, ids);
        reminders = new ReminderService(
                database, kernel.jobs(), reading, access, teams, users, roles, fromServer, config, clock);
        reminders.addTo(kernel.runner());
        search = new SearchService(database, views, access, teams, users, config);
        stats = new ChannelStatsService(database, spaces.members());
        new EarlierPosts(database).read(kernel.jobs(), kernel.runner());
        new DeletedEmoji(database, clock).follow(kernel.jobs(), kernel.runner());
        new SystemPosts(attachments, users, config, clock, ids).follow(database);
        new CalledThreads().follow(database);
        following.follow();
    }

    public PostViews views() {
        return views;
    }

    public ThreadService threads() {
        return threads;
    }

    /** The routes of its nouns, in the order of the API reference. */
    public List<Routes> routes() {
        List<Routes> routes = new ArrayList<>(List.of(
                new PostRoutes(posts, editing, reading, views),
                new EphemeralRoutes(ephemeral, views),
                new HistoryRoutes(history, views),
                new PinRoutes(editing, pinned),
                new SavedPostRoutes(saved),
                new SearchRoutes(search),
                new PostInfoRoutes(infos),
                new UnreadRoutes(unreads),
                new AcknowledgementRoutes(acknowledgements),
                new ThreadRoutes(threads),
                new DraftRoutes(drafts, views),
                new ScheduledPostRoutes(scheduled, views),
                new ReminderRoutes(reminders),
                testNotification,
                new ReactionRoutes(reactions),
                new EmojiRoutes(emoji)));
        routes.addAll(files.routes());
        routes.add(new ChannelStatsRoutes(stats));
        return routes;
    }

    /** Their routes that stand beside the API, at the root. */
    public List<Routes> rootRoutes() {
        return List.of(files.rootRoutes());
    }
}
