package org.utmost.messages.posts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.events.EventBus;

/**
 * What users take for a mention beside their names: words of their own ({@code mention_keys}), their first names
 * ({@code first_name}); and who does not want to be meant with a whole channel ({@code channel}). Most users have none of
 * it, so all that others have is kept together.
 */
public final class MentionKeys {
    private static final String ALL = "";

    /** One user's. */
    private record Own(Set<String> words, String firstName, boolean spared) {
        static final Own NONE = new Own(Set.of(), "", false);

        static Own of(User user) {
            Map<String, String> props = user.notifyProps();
            Set<String> words = new HashSet<>();
            for (String key : props.getOrDefault("mention_keys", "").split(",")) {
                String word = key.strip().toLowerCase(Locale.ROOT);
                if (!word.isEmpty() && !word.equals("@" + user.username()) && user.active()) {
                    words.add(word);
                }
            }
            boolean byFirstName = user.active() && "true".equals(props.get("first_name"));
            boolean spared = "false".equals(props.get("channel"));
            return new Own(Set.copyOf(words), byFirstName ? user.firstName() : "", spared);
        }
    }

    private record Everybody(Map<String, Own> byUser, WordOwners any, WordOwners exact) {
        static Everybody of(List<User> users) {
            Map<String, Own> byUser = new HashMap<>();
            WordOwners any = new WordOwners();
            WordOwners exact = new WordOwners();
            for (User user : users) {
                Own own = Own.of(user);
                if (!own.equals(Own.NONE)) {
                    byUser.put(user.id(), own);
                    own.words().forEach(word -> any.add(word, user.id()));
                    exact.add(own.firstName(), user.id());
                }
            }
            return new Everybody(byUser, any, exact);
        }

        Set<String> meantBy(String text) {
            Set<String> meant = new HashSet<>(exact.in(text));
            meant.addAll(any.in(text.toLowerCase(Locale.ROOT)));
            return meant;
        }
    }

    private final UserService users;
    private final LoadedCache<String, Everybody> cache;

    public MentionKeys(UserService users, EventBus bus, Caches caches) {
        this.users = users;
        this.cache = caches.of("mention_keys", 1);
        bus.onCommit(UserEvent.class, event -> changed(event.user()));
    }

    private void changed(User user) {
        Everybody known = cache.find(ALL);
        if (known == null || !known.byUser().getOrDefault(user.id(), Own.NONE).equals(Own.of(user))) {
            cache.drop(ALL);
        }
    }

    /** The ids of those whose words stand in what is shown of texts, in whichever channel they are. */
    Set<String> meantBy(List<String> texts) {
        Everybody all = all();
        // The words of most messages are nobody's; only the others are read for what of them is shown.
        if (texts.stream().allMatch(text -> all.meantBy(text).isEmpty())) {
            return Set.of();
        }
        Set<String> meant = new HashSet<>();
        MessageText.shown(texts).forEach(piece -> meant.addAll(all.meantBy(piece)));
        return meant;
    }

    /** Whether the user does not want to be meant with a whole channel. */
    boolean spared(String userId) {
        return all().byUser().getOrDefault(userId, Own.NONE).spared();
    }

    private Everybody all() {
        Everybody all = cache.get(ALL, ignored -> Everybody.of(users.withMentionKeys()));
        return all == null ? Everybody.of(List.of()) : all;
    }
}
