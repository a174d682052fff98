package org.utmost.administration.config;

import static org.utmost.identity.roles.Permission.RELOAD_CONFIG;
import static org.utmost.platform.http.Access.anyone;
import static org.utmost.platform.http.Access.system;
import static org.utmost.platform.http.Shape.gives;
import static org.utmost.platform.http.Shape.lists;
import static org.utmost.platform.http.Shape.ok;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /config, /license/client. */
public final class ConfigRoutes implements Routes {
    private static final String FORMAT = "old";

    private final ConfigService config;
    private final ClientConfig client;

    public ConfigRoutes(ConfigService config, ClientConfig client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public void addTo(Router api) {
        api.get(
                "/config",
                this::get,
                system(ConfigService.readers()),
                gives(Map.class).query("remove_masked", "remove_defaults"),
                "Get the configuration");
        api.put(
                "/config",
                this::replace,
                system(ConfigService.writers()),
                gives(Map.class).from(Map.class),
                "Replace the configuration");
        api.put(
                "/config/patch",
                this::patch,
                system(ConfigService.writers()),
                gives(Map.class).from(Map.class),
                "Change some keys of the configuration");
        api.post("/config/reload", this::reload, system(RELOAD_CONFIG), ok(), "Read the configuration file again");
        api.get(
                "/config/environment",
                this::environment,
                system(ConfigService.readers()),
                gives(Map.class),
                "Get the keys that the environment sets");
        api.get(
                "/config/keys",
                this::keys,
                system(ConfigService.readers()),
                lists(ConfigService.Key.class),
                "List the keys of the configuration");
        api.get(
                "/config/client",
                this::client,
                anyone(),
                gives(Map.class).query("format"),
                "Get what clients know of the configuration");
        api.get(
                "/license/client",
                this::license,
                anyone(),
                gives(Map.class).query("format"),
                "Get what clients know of the licence: there is none");
    }

    private Reply get(Request request) {
        ObjectNode document = config.get();
        if (request.flag("remove_masked")) {
            ConfigService.removeMasked(document);
        }
        if (request.flag("remove_defaults")) {
            ConfigService.removeDefaults(document);
        }
        return Reply.json(document);
    }

    private Reply replace(Request request) {
        ObjectNode document = request.object("config");
        return Reply.json(config.replace(request.session(), document));
    }

    private Reply patch(Request request) {
        ObjectNode patch = request.object("config");
        return Reply.json(config.patch(request.session(), patch));
    }

    private Reply reload(Request request) {
        config.reload();
        return Reply.ok();
    }

    private Reply environment(Request request) {
        return Reply.json(config.environment());
    }

    private Reply keys(Request request) {
        return Reply.json(config.keys());
    }

    private Reply client(Request request) {
        checkFormat(request);
        return Reply.json(client.values(request.sessionIfAny() == null));
    }

    private Reply license(Request request) {
        checkFormat(request);
        return Reply.json(Map.of("IsLicensed", "false"));
    }

    /** The API makes the parameter optional; any other format than the one there is stays an error. */
    private static void checkFormat(Request request) {
        String format = request.query("format");
        if (!format.isEmpty() && !format.equals(FORMAT)) {
            throw ApiError.badRequest("api.context.invalid_url_param.app_error").with("name", "format");
        }
    }
}
