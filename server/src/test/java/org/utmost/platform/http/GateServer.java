package org.utmost.platform.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;

/** A server of a few rows on a free port, behind the gate, where nobody has a session. */
final class GateServer implements AutoCloseable {
    private static final class Strangers implements Authenticator {
        @Override
        public Session authenticate(String token) {
            return null;
        }

        @Override
        public ApiError refusal(String token) {
            return ApiError.sessionExpired();
        }

        @Override
        public boolean permits(Session session, PermissionId permission) {
            return false;
        }
    }

    private final EventBus bus = new EventBus(new Health());
    private final HttpServer server;

    /** Starts it with a fresh configuration in that folder. */
    GateServer(Path folder, Consumer<Router> rows) throws IOException {
        Configuration configuration =
                new Configuration(new ConfigFile(folder.resolve("config.json")), Map.of(), bus, new Ids());
        Router router = new Router();
        rows.accept(router);
        Gate gate = new Gate(
                router,
                configuration::current,
                new Strangers(),
                new Ids(),
                new SimpleMeterRegistry(),
                new RequestHistory(Clock.systemUTC()),
                bus);
        server = new HttpServer("127.0.0.1:0", 60, gate);
    }

    /** The address without a path. */
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
        bus.close();
    }
}
