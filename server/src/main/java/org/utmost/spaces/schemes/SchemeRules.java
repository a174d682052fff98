package org.utmost.spaces.schemes;

import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.text.Lengths;

/** What a scheme's fields may be. */
final class SchemeRules {
    /** What fails here. */
    static final Fails REFUSED = Fails.with(400, "app.scheme.save.invalid_scheme.app_error");

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{2,64}");

    private SchemeRules() {}

    /**
     * Checks every field whose form is fixed.
     *
     * @throws ApiError 400 for one that is wrong
     */
    static void check(Scheme scheme) {
        int title = Lengths.characters(scheme.displayName());
        if (!NAME.matcher(scheme.name()).matches()
                || title == 0
                || title > 128
                || Lengths.characters(scheme.description()) > 1024) {
            throw invalid();
        }
    }

    static ApiError invalid() {
        return ApiError.badRequest("app.scheme.save.invalid_scheme.app_error");
    }
}
