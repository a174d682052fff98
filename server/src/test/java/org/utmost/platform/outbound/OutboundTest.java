package org.utmost.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;

/** Calls to another server, which here is one on this machine. */
class OutboundTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int MOST = 1_000;

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static HttpServer other;

    @TempDir
    private Path folder;

    private EventBus bus;
    private Configuration configuration;
    private Outbound outbound;

    @BeforeAll
    static void listen() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        other.createContext("/well", exchange -> answer(exchange, 200, "well"));
        other.createContext("/echo", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            answer(
                    exchange,
                    201,
                    exchange.getRequestMethod() + " " + headers.getFirst("Content-Type") + " "
                            + headers.getFirst("Authorization") + " " + body);
        });
        other.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(5_000_000)));
        other.createContext("/slow", exchange -> {
            await();
            answer(exchange, 200, "too late");
        });
        other.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        other.createContext("/to", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getQuery());
            answer(exchange, 302, "");
        });
        other.createContext("/again", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getQuery());
            answer(exchange, 307, "");
        });
        other.start();
    }

    @AfterAll
    static void stop() {
        NEVER.countDown();
        other.stop(0);
    }

    @BeforeEach
    void open() {
        bus = new EventBus(new Health());
        configuration = new Configuration(new ConfigFile(folder.resolve("config.json")), Map.of(), bus, new Ids());
        outbound = new Outbound(configuration::current, OutboundTest::addresses);
    }

    @AfterEach
    void close() {
        outbound.close();
        bus.close();
    }

    @Test
    void what_another_server_answers_comes_back_of_whichever_status() {
        allow("127.0.0.1");
        OutboundAnswer well = get("127.0.0.1", "/well");
        assertThat(text(well)).isEqualTo("well");
        assertThat(well.well()).isTrue();
        assertThat(well.cut()).isFalse();
        assertThat(well.header("content-length")).isEqualTo("4");
        assertThat(get("127.0.0.1", "/nothing").status()).isEqualTo(404);
        OutboundCall post = OutboundCall.post(
                        url("127.0.0.1", "/echo"),
                        "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        TIME,
                        MOST)
                .with("Authorization", "Token x");
        OutboundAnswer echo = outbound.send(post);
        assertThat(echo.status()).isEqualTo(201);
        assertThat(text(echo)).isEqualTo("POST application/json Token x {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::1]",
                "0.0.0.0",
                "[::ffff:127.0.0.1]",
                "[::]",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[fc00::1]",
                "[fd12::1]",
                "[fe80::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001::1]",
                "[::7f00:1]",
                "intranet.example"
            })
    void an_internal_address_is_not_called(String host) {
        assertThat(failure(url(host, "/well")).why()).isEqualTo(OutboundFailure.Why.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0/8", "10.0.0.1 127.0.0.1", "intranet.example", "INTRANET.example,x"})
    void an_internal_address_is_called_where_the_configuration_names_it(String allowed) {
        allow(allowed);
        assertThat(text(get("intranet.example", "/well"))).isEqualTo("well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "127.0.0.1/33", "127.0.0.2/31", "other.example", "::1", "127", ""})
    void another_name_or_address_allows_nothing(String allowed) {
        allow(allowed);
        assertThat(failure(url("intranet.example", "/well")).why()).isEqualTo(OutboundFailure.Why.REFUSED);
    }

    @Test
    void of_the_addresses_of_a_host_only_those_of_the_internet_are_tried() {
        allow("127.0.0.1");
        assertThat(text(get("mixed.example", "/well"))).isEqualTo("well");
    }

    @Test
    void a_redirect_is_followed_to_what_may_be_called_itself() {
        allow("intranet.example");
        String well = url("intranet.example", "/well").toString();
        OutboundAnswer answer = get("intranet.example", "/to?" + well);
        assertThat(text(answer)).isEqualTo("well");
        assertThat(answer.url().toString()).isEqualTo(well);
        assertThat(failure(url("intranet.example", "/to?" + url("localhost", "/well")))
                        .why())
                .isEqualTo(OutboundFailure.Why.REFUSED);
        assertThat(failure(url("intranet.example", "/to?file:///etc/passwd")).why())
                .isEqualTo(OutboundFailure.Why.REFUSED);
    }

    @Test
    void a_redirect_that_has_no_end_is_given_up() {
        allow("127.0.0.1");
        assertThat(failure(url("127.0.0.1", "/to?/to?/to")).why()).isEqualTo(OutboundFailure.Why.UNREACHABLE);
    }

    @Test
    void a_redirect_takes_the_body_along_only_where_it_says_so_and_secrets_to_the_same_host_only() {
        allow("127.0.0.1");
        byte[] body = "body".getBytes(StandardCharsets.UTF_8);
        OutboundCall call = OutboundCall.post(url("127.0.0.1", "/again?/echo"), "text/plain", body, TIME, MOST)
                .with("Authorization", "Token x");
        assertThat(text(outbound.send(call))).isEqualTo("POST text/plain Token x body");
        OutboundCall changed = OutboundCall.post(url("127.0.0.1", "/to?/echo"), "text/plain", body, TIME, MOST);
        assertThat(text(outbound.send(changed))).startsWith("GET");
        OutboundCall away = OutboundCall.post(
                        url("127.0.0.1", "/again?" + url("intranet.example", "/echo")), "text/plain", body, TIME, MOST)
                .with("Authorization", "Token x");
        assertThat(text(outbound.send(away))).isEqualTo("POST text/plain null body");
    }

    @Test
    void no_more_is_read_than_was_asked_for() {
        allow("127.0.0.1");
        OutboundAnswer large = get("127.0.0.1", "/large");
        assertThat(large.body()).hasSize(MOST);
        assertThat(large.cut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/trickle"})
    void who_answers_too_late_is_left(String path) {
        allow("127.0.0.1");
        OutboundCall call = OutboundCall.get(url("127.0.0.1", path), Duration.ofMillis(300), MOST);
        OutboundFailure late = catchThrowableOfType(OutboundFailure.class, () -> outbound.send(call));
        assertThat(late.why()).isEqualTo(OutboundFailure.Why.TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "gopher://example.com/", "http:///", "http://user:secret@example.com/"})
    void what_is_no_address_of_the_web_is_refused(String url) {
        assertThat(failure(URI.create(url)).why()).isEqualTo(OutboundFailure.Why.REFUSED);
    }

    @Test
    void who_is_not_there_is_said_to_be_so() {
        OutboundFailure nobody = failure(URI.create("http://nobody.example/"));
        assertThat(nobody.why()).isEqualTo(OutboundFailure.Why.UNREACHABLE);
        assertThat(nobody).hasMessageContaining("nobody.example");
        allow("127.0.0.1");
        assertThat(failure(URI.create("http://127.0.0.1:1/")).why()).isEqualTo(OutboundFailure.Why.UNREACHABLE);
    }

    private void allow(String connections) {
        configuration.patch(JsonNodeFactory.instance
                .objectNode()
                .set(
                        "ServiceSettings",
                        JsonNodeFactory.instance.objectNode().put("AllowedUntrustedInternalConnections", connections)));
    }

    private OutboundAnswer get(String host, String path) {
        return outbound.send(OutboundCall.get(url(host, path), TIME, MOST));
    }

    private OutboundFailure failure(URI url) {
        OutboundCall call = OutboundCall.get(url, TIME, MOST);
        return catchThrowableOfType(OutboundFailure.class, () -> outbound.send(call));
    }

    private static URI url(String host, String path) {
        return URI.create("http://" + host + ":" + other.getAddress().getPort() + path);
    }

    private static String text(OutboundAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Names that are found without a network. */
    private static InetAddress[] addresses(String host) throws UnknownHostException {
        InetAddress own = InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
        return switch (host) {
            case "intranet.example" -> new InetAddress[] {own};
            case "mixed.example" ->
                List.of(InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1}), own)
                        .toArray(InetAddress[]::new);
            case "nobody.example" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host.replaceAll("[\\[\\]]", ""));
        };
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void await() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
