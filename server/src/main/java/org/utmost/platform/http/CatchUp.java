package org.utmost.platform.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.events.EventBus;

/** What every request passes first: what other nodes did before it came is known then, or it is known that it is not. */
public final class CatchUp extends Handler.Wrapper {
    private static final String FAILURE = CatchUp.class.getName();

    private final EventBus bus;

    public CatchUp(EventBus bus, Handler next) {
        super(next);
        this.bus = bus;
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        try {
            bus.catchUp();
        } catch (DatabaseException away) {
            http.setAttribute(FAILURE, away);
        }
        return super.handle(http, response, callback);
    }

    /**
     * Demands that it is known: else there is no saying whose a token is.
     *
     * @throws DatabaseException if it could not be asked for
     */
    public static void require(Request http) {
        if (http.getAttribute(FAILURE) instanceof DatabaseException away) {
            throw away;
        }
    }
}
