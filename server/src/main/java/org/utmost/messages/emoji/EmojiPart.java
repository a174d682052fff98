package org.utmost.messages.emoji;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostPart;
import org.utmost.messages.posts.PostView;

/**
 * Tells clients of this server's own emoji in posts: those named in what is written, and those that others reacted with, who
 * have to be among the post's metadata by then.
 */
public final class EmojiPart implements PostPart {
    private final KnownEmoji emoji;

    public EmojiPart(KnownEmoji emoji) {
        this.emoji = emoji;
    }

    @Override
    public boolean concerns(Post post) {
        return post.deleteAt() == 0
                && (post.hasReactions() || post.texts().stream().anyMatch(EmojiNames::mayBeIn));
    }

    @Override
    public void addTo(List<PostView> posts) {
        Map<PostView, Set<String>> named = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (PostView view : posts) {
            Set<String> names = names(view);
            named.put(view, names);
            all.addAll(names);
        }
        Map<String, Emoji> known = emoji.named(all);
        named.forEach((view, names) -> {
            List<Emoji> own =
                    names.stream().map(known::get).filter(Objects::nonNull).toList();
            if (!own.isEmpty()) {
                view.metadata("emojis", own);
            }
        });
    }

    private static Set<String> names(PostView view) {
        Set<String> names = EmojiNames.in(view.post().texts());
        if (view.metadata("reactions") instanceof List<?> reactions) {
            reactions.forEach(each -> {
                if (each instanceof NamesEmoji with) {
                    names.add(with.emojiName());
                }
            });
        }
        return names;
    }
}
