package org.utmost.administration.email;

import static org.utmost.identity.roles.Permission.TEST_EMAIL;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.administration.config.ConfigService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.mail.Mail;
import org.utmost.platform.mail.MailFailure;
import org.utmost.platform.mail.MailSettings;
import org.utmost.platform.mail.Mailer;
import org.utmost.platform.text.Texts;

/** /email/test. */
public final class EmailRoutes implements Routes {
    private static final List<String> SITE_NAME = List.of("TeamSettings", "SiteName");

    private final ConfigService config;
    private final Supplier<Config> inForce;
    private final Mailer mailer;
    private final UserService users;

    public EmailRoutes(ConfigService config, Supplier<Config> inForce, Mailer mailer, UserService users) {
        this.config = config;
        this.inForce = inForce;
        this.mailer = mailer;
        this.users = users;
    }

    @Override
    public void addTo(Router api) {
        api.post("/email/test", this::test)
                .takes(Map.class)
                .needs(TEST_EMAIL)
                .fails(ConfigService.REFUSED)
                .fails(400, "api.admin.test_email.missing_server", "api.admin.test_email.reenter_password")
                .fails(500, "app.admin.test_email.failure")
                .says("Send a mail to oneself, by the configuration or as the body changes it");
    }

    /** 400 without a server, or with the kept password for another account; 500 with the reason if it was not sent. */
    private Reply test(Request request) {
        Config tried = config.trial(request.objectIfAny("config"));
        MailSettings settings = tried.view(MailSettings.class);
        if (settings.server().isBlank()) {
            throw ApiError.badRequest("api.admin.test_email.missing_server");
        }
        requireOwnPassword(settings);
        User user = users.get(request.session().userId());
        Map<String, String> words = Map.of("site", tried.at(SITE_NAME).asText(), "address", user.email());
        try {
            mailer.trySend(settings, Mail.of(user.email(), Texts.choose(user.locale()), "test", words));
            return Reply.ok();
        } catch (MailFailure failure) {
            throw ApiError.of(500, "app.admin.test_email.failure").with("reason", String.valueOf(failure.getMessage()));
        }
    }

    /** The password that is kept goes nowhere else: whoever names another server would be sent it. */
    private void requireOwnPassword(MailSettings wanted) {
        MailSettings kept = inForce.get().view(MailSettings.class);
        boolean keptPassword = wanted.password().equals(kept.password());
        if (keptPassword && !kept.password().isEmpty() && !wanted.sameAccount(kept)) {
            throw ApiError.badRequest("api.admin.test_email.reenter_password");
        }
    }
}
