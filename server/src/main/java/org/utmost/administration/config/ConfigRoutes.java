package org.utmost.administration.config;

import static org.utmost.identity.roles.Permission.RELOAD_CONFIG;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.text;

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
        api.get("/config", this::get)
                .query(flag("remove_masked"), flag("remove_defaults"))
                .gives(Map.class)
                .needs(ConfigAccess.readers())
                .says("Get the configuration");
        api.put("/config", this::replace)
                .takes(Map.class)
                .gives(Map.class)
                .needs(ConfigAccess.writers())
                .fails(ConfigService.REFUSED)
                .says("Replace the configuration");
        api.put("/config/patch", this::patch)
                .takes(Map.class)
                .gives(Map.class)
                .needs(ConfigAccess.writers())
                .fails(ConfigService.REFUSED)
                .says("Change some keys of the configuration");
        api.post("/config/reload", this::reload)
                .needs(RELOAD_CONFIG)
                .fails(ConfigService.REFUSED)
                .fails(400, "api.context.invalid_body_param.app_error")
                .says("Read the configuration file again");
        api.get("/config/environment", this::environment)
                .gives(Map.class)
                .needs(ConfigAccess.readers())
                .says("Get the keys that the environment sets");
        api.get("/config/keys", this::keys)
                .lists(ConfigService.Key.class)
                .needs(ConfigAccess.readers())
                .says("List the keys of the configuration");
        api.get("/config/client", this::client)
                .query(text("format"))
                .gives(Map.class)
                .forAnyone()
                .says("Get what clients know of the configuration");
        api.get("/license/client", this::license)
                .query(text("format"))
                .gives(Map.class)
                .forAnyone()
                .says("Get what clients know of the licence: there is none");
    }

    private Reply get(Request request) {
        ObjectNode document = config.get(request.session());
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
        config.reload(request.session());
        return Reply.ok();
    }

    private Reply environment(Request request) {
        return Reply.json(config.environment(request.session()));
    }

    private Reply keys(Request request) {
        return Reply.json(config.keys(request.session()));
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
