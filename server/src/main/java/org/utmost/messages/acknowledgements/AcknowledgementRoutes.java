package org.utmost.messages.acknowledgements;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.messages.posts.PostRoutes.READERS;
import static org.utmost.platform.http.Need.oneselfOr;

import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/posts/{post_id}/ack. */
public final class AcknowledgementRoutes implements Routes {
    private static final Need READS = READERS.and(oneselfOr(EDIT_OTHER_USERS));

    private final AcknowledgementService acknowledgements;

    public AcknowledgementRoutes(AcknowledgementService acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users/{user_id}/posts/{post_id}/ack", this::add)
                .gives(Acknowledgement.class)
                .needs(READS)
                .fails(NO_POST)
                .fails(403, "api.acknowledgement.save.archived_channel.app_error")
                .says("Acknowledge a post");
        api.delete("/users/{user_id}/posts/{post_id}/ack", this::remove)
                .needs(READS)
                .fails(NO_POST)
                .fails(404, "app.acknowledgement.get.app_error")
                .fails(
                        403,
                        "api.acknowledgement.delete.archived_channel.app_error",
                        "api.acknowledgement.delete.deadline.app_error")
                .says("Take back the acknowledgement of a post, within five minutes");
    }

    private Reply add(Request request) {
        return Reply.json(acknowledgements.add(request.session(), request.userId(), request.id("post_id")));
    }

    private Reply remove(Request request) {
        acknowledgements.remove(request.session(), request.userId(), request.id("post_id"));
        return Reply.ok();
    }
}
