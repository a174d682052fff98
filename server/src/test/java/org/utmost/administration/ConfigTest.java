package org.utmost.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.config.ConfigKey;
import org.utmost.platform.json.Json;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class ConfigTest {
    /** Its file and its metrics each node has for itself. */
    private static final TestServer SERVER = new TestServer(
            DatabaseKind.single(),
            Map.of("MM_TEAMSETTINGS_SITENAME", "From outside", "MM_METRICSSETTINGS_LISTENADDRESS", "127.0.0.1:0"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_known_key_is_there_and_secrets_are_not() {
        JsonNode config = get();
        for (ConfigKey key : ConfigKey.ALL) {
            JsonNode value = config.at("/" + String.join("/", key.path()));
            assertThat(value.isMissingNode()).as(key.name()).isFalse();
        }
        assertThat(config.at("/SqlSettings/AtRestEncryptKey").asText()).matches("\\*+");
        assertThat(config.at("/FileSettings/PublicLinkSalt").asText()).matches("\\*+");
    }

    @Test
    void masked_values_and_defaults_are_left_out_on_demand() {
        assertThat(get("?remove_masked=true").at("/FileSettings/PublicLinkSalt").isMissingNode())
                .isTrue();
        assertThat(get("?remove_masked=true").toString()).doesNotContain("****");
        JsonNode changed = get("?remove_defaults=true");
        assertThat(changed.at("/TeamSettings/SiteName").asText()).isEqualTo("From outside");
        assertThat(changed.at("/TeamSettings").has("MaxUsersPerTeam")).isFalse();
        assertThat(changed.at("/FileSettings/PublicLinkSalt").asText()).matches("\\*+");
        assertThat(changed.has("RateLimitSettings"))
                .as("a section without a change")
                .isFalse();
        JsonNode both = get("?remove_defaults=true&remove_masked=true");
        assertThat(both.has("FileSettings")).isFalse();
        assertThat(both.at("/TeamSettings/SiteName").asText()).isEqualTo("From outside");
    }

    @Test
    void a_changed_key_takes_effect_and_lands_in_the_file() throws IOException {
        SERVER.configure("TeamSettings", "EnableOpenServer", true);
        SERVER.nobody().post("/users", TestServer.account("walkin")).is(201);
        assertThat(file().at("/TeamSettings/EnableOpenServer").asBoolean()).isTrue();
        assertThat(file().at("/SqlSettings/AtRestEncryptKey").asText()).hasSize(32);
        SERVER.configure("TeamSettings", "EnableOpenServer", false);
    }

    @Test
    void a_masked_secret_that_comes_back_changes_nothing() throws IOException {
        String salt = file().at("/FileSettings/PublicLinkSalt").asText();
        SERVER.admin.api().put("/config", get()).is(200);
        assertThat(file().at("/FileSettings/PublicLinkSalt").asText()).isEqualTo(salt);
        SERVER.configure("FileSettings", "PublicLinkSalt", "a new salt of two and thirty letters");
        assertThat(file().at("/FileSettings/PublicLinkSalt").asText())
                .isEqualTo("a new salt of two and thirty letters");
    }

    @Test
    void the_database_is_shown_as_clients_of_the_api_know_it_and_stays_what_it_is() throws IOException {
        JsonNode before = file().path("SqlSettings");
        JsonNode shown = get();
        assertThat(shown.at("/SqlSettings/DriverName").asText()).isEqualTo("postgres");
        assertThat(shown.at("/SqlSettings/DataSource").asText()).matches("\\*+");
        SERVER.admin.api().put("/config", shown).is(200);
        SERVER.configure("SqlSettings", "DriverName", "postgres");
        assertThat(file().path("SqlSettings")).isEqualTo(before);
    }

    @Test
    void a_file_with_keys_that_are_gone_is_read_all_the_same() throws IOException {
        ObjectNode document = (ObjectNode) file();
        document.withObject("EmailSettings").put("LoginButtonColor", "#0000");
        document.withObject("ImageProxySettings").put("RemoteImageProxyURL", "https://images.example.com");
        document.withObject("FeatureFlags").put("CloudIPFiltering", true);
        Files.write(SERVER.data().resolve("config.json"), Json.bytes(document));
        SERVER.admin.api().post("/config/reload", Map.of()).is(200);
    }

    @Test
    void unknown_keys_are_kept() {
        SERVER.configure("MyPluginSettings", "Answer", 42);
        assertThat(get().at("/MyPluginSettings/Answer").asInt()).isEqualTo(42);
        ObjectNode whole = (ObjectNode) get();
        whole.withObject("MyPluginSettings").put("Question", "?");
        SERVER.admin.api().put("/config", whole).is(200);
        assertThat(get().at("/MyPluginSettings/Question").asText()).isEqualTo("?");
    }

    @Test
    void a_bad_value_is_refused_and_nothing_changes() throws IOException {
        JsonNode before = file();
        refuse(Map.of("RateLimitSettings", Map.of("PerSec", 0)), "model.config.is_valid.rate_sec.app_error");
        refuse(Map.of("RateLimitSettings", Map.of("PerSec", "many")), "api.context.invalid_body_param.app_error");
        refuse(Map.of("RateLimitSettings", "off"), "api.context.invalid_body_param.app_error");
        refuse(Map.of("ServiceSettings", Map.of("SiteURL", "nowhere")), "model.config.is_valid.site_url.app_error");
        refuse(
                Map.of("TeamSettings", Map.of("EnableOpenServer", true, "MaxChannelsPerTeam", -1)),
                "model.config.is_valid.max_channels.app_error");
        refuse(Map.of("FileSettings", Map.of("MaxFileSize", 0)), "model.config.is_valid.max_file_size.app_error");
        refuse(
                Map.of("EmailSettings", Map.of("ConnectionSecurity", "some")),
                "model.config.is_valid.email_security.app_error");
        refuse(
                Map.of("TeamSettings", Map.of("CustomBrandText", "kept?", "MaxChannelsPerTeam", 0)),
                "model.config.is_valid.max_channels.app_error");
        refuse(Map.of("FileSettings", Map.of("DriverName", "LOCAL")), "model.config.is_valid.file_driver.app_error");
        refuse(
                Map.of("DataRetentionSettings", Map.of("DeletionJobStartTime", "25:00")),
                "model.config.is_valid.data_retention.deletion_job_start_time.app_error");
        refuse(Map.of("LdapSettings", Map.of("Enable", true)), "model.config.is_valid.ldap_server");
        refuse(
                Map.of("ElasticsearchSettings", Map.of("EnableSearching", true)),
                "model.config.is_valid.elastic_search.enable_searching.app_error");
        SERVER.admin.api().put("/config", "[]").fails(400, "api.context.invalid_body_param.app_error");
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void what_the_environment_sets_stays() throws IOException {
        assertThat(get().at("/TeamSettings/SiteName").asText()).isEqualTo("From outside");
        SERVER.configure("TeamSettings", "SiteName", "From inside");
        assertThat(get().at("/TeamSettings/SiteName").asText()).isEqualTo("From outside");
        assertThat(file().at("/TeamSettings/SiteName").asText()).isEqualTo("Utmost");
        JsonNode held = SERVER.admin.api().get("/config/environment").is(200).json();
        assertThat(held.at("/TeamSettings/SiteName").asBoolean()).isTrue();
        assertThat(held.at("/TeamSettings/MaxUsersPerTeam").isMissingNode()).isTrue();
    }

    @Test
    void an_edited_file_is_read_when_told_and_soon_by_itself() throws IOException {
        edit("CustomBrandText", "told");
        SERVER.admin.api().post("/config/reload", Map.of()).is(200);
        assertThat(get().at("/TeamSettings/CustomBrandText").asText()).isEqualTo("told");
        edit("CustomBrandText", "by itself");
        Await.until(() -> get().at("/TeamSettings/CustomBrandText").asText().equals("by itself"));
    }

    @Test
    void who_has_parts_of_the_console_reads_and_writes_their_keys_alone() {
        Person manager = SERVER.person();
        Person userManager = SERVER.person();
        roles(manager, "system_manager");
        roles(userManager, "system_user_manager");
        JsonNode seen = manager.api().get("/config").is(200).json();
        assertThat(seen.at("/TeamSettings/CustomDescriptionText").isTextual()).isTrue();
        assertThat(seen.at("/ServiceSettings/EnableAPITeamDeletion").isMissingNode())
                .isTrue();
        assertThat(userManager
                        .api()
                        .get("/config")
                        .is(200)
                        .json()
                        .at("/TeamSettings/CustomDescriptionText")
                        .isMissingNode())
                .isTrue();
        assertThat(userManager.api().get("/config/keys").is(200).texts("name"))
                .doesNotContain("SqlSettings.DataSource");
        Map<String, Object> name = Map.of("TeamSettings", Map.of("CustomDescriptionText", "Theirs"));
        assertThat(manager.api()
                        .put("/config/patch", name)
                        .is(200)
                        .json()
                        .at("/TeamSettings/CustomDescriptionText")
                        .asText())
                .isEqualTo("Theirs");
        userManager.api().put("/config/patch", name).is(200);
        userManager
                .api()
                .put("/config/patch", Map.of("TeamSettings", Map.of("CustomDescriptionText", "Not theirs")))
                .fails(403, "api.context.permissions.app_error");
        for (Object beyond : List.of(
                Map.of("ServiceSettings", Map.of("EnableAPITeamDeletion", true)),
                Map.of("Unknown", Map.of("Key", 1)))) {
            manager.api().put("/config/patch", beyond).fails(403, "api.context.permissions.app_error");
            manager.api().put("/config", beyond).fails(403, "api.context.permissions.app_error");
        }
        manager.api().put("/config", seen).is(200);
        JsonNode whole = SERVER.admin.api().get("/config").is(200).json();
        assertThat(whole.at("/ServiceSettings/EnableAPITeamDeletion").asBoolean())
                .isFalse();
        assertThat(whole.has("Unknown")).isFalse();
    }

    @Test
    void clients_know_less_without_a_session() {
        JsonNode limited =
                SERVER.nobody().get("/config/client?format=old").is(200).json();
        JsonNode whole =
                SERVER.admin.api().get("/config/client?format=old").is(200).json();
        assertThat(limited.path("SiteName").asText()).isEqualTo("From outside");
        assertThat(limited.path("NoAccounts").asText()).isEqualTo("false");
        assertThat(limited.has("EnableUserAccessTokens")).isFalse();
        assertThat(whole.path("EnableUserAccessTokens").asText()).isEqualTo("false");
        assertThat(whole.path("FeatureFlagWebSocketEventScope").asText()).isEqualTo("true");
        assertThat(whole.has("FeatureFlagBurnOnRead")).isFalse();
        assertThat(whole.path("MaxPostSize").asText()).isEqualTo("262144");
        assertThat(whole.path("Version").asText()).isEqualTo("11.7.0");
        assertThat(whole.size()).isGreaterThan(limited.size());
        assertThat(whole.path("FeatureFlagWebSocketEventScope").asText()).isEqualTo("true");
        assertThat(whole.has("FeatureFlagContentFlagging")).isFalse();
        whole.forEach(value -> assertThat(value.isTextual()).isTrue());
        SERVER.nobody().get("/config/client?format=new").fails(400, "api.context.invalid_url_param.app_error");
        assertThat(SERVER.nobody()
                        .get("/license/client?format=old")
                        .is(200)
                        .http()
                        .body())
                .isEqualTo("{\"IsLicensed\":\"false\"}");
    }

    @Test
    void metrics_are_served_on_their_own_address_while_switched_on() throws Exception {
        assertThat(SERVER.server().metricsPort()).isEqualTo(-1);
        SERVER.configure("MetricsSettings", "Enable", true);
        Await.until(() -> SERVER.server().metricsPort() > 0);
        SERVER.admin.api().get("/users/me").is(200);
        String text = scrape();
        assertThat(text)
                .contains(
                        "utmost_http_requests_seconds_count{method=\"GET\",route=\"/api/v4/users/{user_id}\",status=\"200\"}")
                .contains("utmost_database_connections")
                .contains("utmost_websocket_connections", "utmost_websocket_queue", "utmost_websocket_dropped_total")
                .contains("utmost_websocket_events_total{event=\"config_changed\"}", "utmost_websocket_fanout_seconds")
                .contains("cache_gets_total")
                .contains("jvm_memory_used_bytes");
        SERVER.configure("MetricsSettings", "Enable", false);
        Await.until(() -> SERVER.server().metricsPort() == -1);
        assertThat(SERVER.web().get("/metrics").http().body()).doesNotContain("utmost_database_connections");
    }

    private static String scrape() throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + SERVER.server().metricsPort() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void roles(Person person, String more) {
        SERVER.admin
                .api()
                .put("/users/" + person.id() + "/roles", Map.of("roles", "system_user " + more))
                .is(200);
    }

    private static void refuse(Object patch, String error) {
        SERVER.admin.api().put("/config/patch", patch).fails(400, error);
    }

    private static JsonNode get() {
        return get("");
    }

    private static JsonNode get(String query) {
        return SERVER.admin.api().get("/config" + query).is(200).json();
    }

    private static void edit(String key, String value) throws IOException {
        ObjectNode document = (ObjectNode) file();
        document.withObject("TeamSettings").put(key, value);
        Path next = Files.createTempFile(SERVER.data(), "edited", "");
        Files.write(next, Json.bytes(document));
        Files.move(
                next,
                SERVER.data().resolve("config.json"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static JsonNode file() throws IOException {
        return Json.MAPPER.readTree(SERVER.data().resolve("config.json").toFile());
    }

    @Test
    void the_keys_say_what_they_are_and_whether_they_are_acted_on() {
        JsonNode keys = SERVER.admin.api().get("/config/keys").is(200).json();
        JsonNode tokens = key(keys, "ServiceSettings.EnableUserAccessTokens");
        assertThat(tokens.path("type").asText()).isEqualTo("BOOL");
        assertThat(tokens.path("default_value").asBoolean(true)).isFalse();
        assertThat(tokens.path("used").asBoolean()).isTrue();
        assertThat(tokens.path("variable").asText()).isEqualTo("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS");
        assertThat(key(keys, "EmailSettings.SMTPPassword").path("secret").asBoolean())
                .isTrue();
        assertThat(key(keys, "PasswordSettings.MinimumLength").path("minimum").asInt())
                .isEqualTo(5);
        assertThat(key(keys, "PasswordSettings.MinimumLength").path("maximum").asInt())
                .isEqualTo(72);
        assertThat(key(keys, "TeamSettings.RestrictDirectMessage").path("options"))
                .map(JsonNode::asText)
                .containsExactly("any", "team");
        assertThat(key(keys, "LdapSettings.Enable").path("used").asBoolean(true))
                .isFalse();
    }

    private static JsonNode key(JsonNode keys, String name) {
        for (JsonNode key : keys) {
            if (key.path("name").asText().equals(name)) {
                return key;
            }
        }
        throw new AssertionError("no key " + name);
    }
}
