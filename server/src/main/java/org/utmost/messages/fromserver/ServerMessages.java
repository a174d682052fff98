package org.utmost.messages.fromserver;

import java.util.List;
import java.util.Map;
import org.utmost.identity.users.SystemBot;
import org.utmost.identity.users.User;
import org.utmost.messages.posts.NewPost;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostService;
import org.utmost.platform.text.Texts;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.DirectChannelService;

/** Direct messages that the server writes to people, in its own name and in their language. */
public final class ServerMessages {
    private final PostService posts;
    private final DirectChannelService direct;
    private final SystemBot bot;

    public ServerMessages(PostService posts, DirectChannelService direct, SystemBot bot) {
        this.posts = posts;
        this.direct = direct;
        this.bot = bot;
    }

    /**
     * Writes one.
     *
     * @param once names it: what is written twice under one name is there once
     * @param textId which text of the catalogue, with these parameters
     */
    public Post write(User reader, String once, String textId, Map<String, Object> parameters) {
        User system = bot.get();
        Channel channel = direct.open(system.session(), List.of(system.id(), reader.id()));
        String message = Texts.get(Texts.choose(reader.locale()), textId, parameters);
        NewPost post = new NewPost(channel.id(), message, "", once, "", parameters, List.of(), false, 0, null);
        return posts.create(system.session(), post, false);
    }
}
