package org.utmost.messages.emoji;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_EMOJIS;
import static org.utmost.identity.roles.Permission.DELETE_EMOJIS;
import static org.utmost.identity.roles.Permission.DELETE_OTHERS_EMOJIS;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Content;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Multipart;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Takes;
import org.utmost.platform.json.Json;
import org.utmost.platform.storage.Stored;

/** /emoji. */
public final class EmojiRoutes implements Routes {
    /** What a form has beside its image. */
    private static final int REST_BYTES = 16 * 1024;

    private static final int MOST_NAMES = 200;
    private static final int MONTH_SECONDS = 30 * 24 * 3600;
    private static final Fails NONE = Fails.with(404, "app.emoji.get.no_result");

    private record Wanted(@Nullable String term, @Nullable Boolean prefixOnly) {}

    private final EmojiService emoji;

    public EmojiRoutes(EmojiService emoji) {
        this.emoji = emoji;
    }

    @Override
    public void addTo(Router api) {
        api.get("/emoji", this::list)
                .pages()
                .query(text("sort"))
                .lists(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .says("List the emoji of this server");
        api.post("/emoji", this::add)
                .takes(Takes.Kind.MULTIPART)
                .upTo(config -> EmojiImage.MOST_BYTES + REST_BYTES)
                .creates(Emoji.class)
                .needs(Need.any(CREATE_EMOJIS).and(new Need.Oneself()))
                .fails(EmojiService.DISABLED)
                .fails(EmojiService.REFUSED)
                .fails(400, "api.emoji.create.parse.app_error")
                .says("Add an emoji");
        api.get("/emoji/autocomplete", this::autocomplete)
                .query(text("name"))
                .lists(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .says("List emoji whose names begin so");
        api.get("/emoji/name/{emoji_name}", this::byName)
                .gives(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .fails(404, "app.emoji.get_by_name.no_result")
                .says("Get an emoji by its name");
        api.post("/emoji/names", this::byNames)
                .takes(String[].class)
                .reads()
                .lists(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .fails(400, "api.emoji.get_multiple_by_name_too_many.request_error")
                .says("Get emoji by their names");
        api.post("/emoji/search", this::search)
                .takes(Wanted.class)
                .reads()
                .lists(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .says("Find emoji by a part of their names");
        api.get("/emoji/{emoji_id}", this::get)
                .gives(Emoji.class)
                .forUsers()
                .fails(EmojiService.DISABLED)
                .fails(NONE)
                .says("Get an emoji");
        api.delete("/emoji/{emoji_id}", this::delete)
                .needs(Need.any(DELETE_EMOJIS).and(oneselfOr(DELETE_OTHERS_EMOJIS)))
                .fails(EmojiService.DISABLED)
                .fails(NONE)
                .says("Delete an emoji");
        api.get("/emoji/{emoji_id}/image", this::image)
                .givesBytes("image/*")
                .forUsers()
                .fails(EmojiService.DISABLED)
                .fails(NONE)
                .fails(404, "api.emoji.get_image.read.app_error")
                .says("Get an emoji's image");
    }

    private Reply list(Request request) {
        return switch (request.query("sort")) {
            case "" -> Reply.json(emoji.list(request.page()));
            case "name" -> Reply.json(emoji.listByName(request.page()));
            default -> throw ApiError.invalidUrl("sort");
        };
    }

    private Reply add(Request request) {
        emoji.requireAdding(request.session());
        try (Multipart form = form(request)) {
            List<Multipart.Part> texts = form.named("emoji");
            List<Multipart.Part> images = form.named("image");
            if (texts.isEmpty()) {
                throw ApiError.invalidBody("emoji");
            }
            NewEmoji wanted = wanted(texts.getFirst().text());
            if (images.isEmpty()) {
                throw ApiError.invalidBody("image");
            }
            return Reply.json(201, emoji.add(request.session(), wanted, bytes(images.getFirst())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Multipart form(Request request) {
        try {
            return request.multipart();
        } catch (ApiError refused) {
            throw refused.status() == 413
                    ? EmojiImage.tooLarge()
                    : ApiError.badRequest("api.emoji.create.parse.app_error").because(refused.detail());
        }
    }

    private static NewEmoji wanted(String json) {
        try {
            NewEmoji.Wanted wanted = Json.MAPPER.readValue(json, NewEmoji.Wanted.class);
            if (wanted != null) {
                return wanted.emoji();
            }
        } catch (JsonProcessingException e) {
            throw ApiError.invalidBody("emoji").because(e.getOriginalMessage());
        }
        throw ApiError.invalidBody("emoji");
    }

    private static byte[] bytes(Multipart.Part image) throws IOException {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        }
    }

    private Reply autocomplete(Request request) {
        String name = request.query("name");
        if (name.isEmpty()) {
            throw ApiError.invalidUrl("name");
        }
        return Reply.json(emoji.offered(name));
    }

    private Reply byName(Request request) {
        String name = request.path("emoji_name");
        if (!EmojiNames.isValid(name)) {
            throw ApiError.invalidUrl("emoji_name");
        }
        return Reply.json(emoji.byName(name));
    }

    private Reply byNames(Request request) {
        List<String> names = request.strings("names");
        if (names.isEmpty()) {
            throw ApiError.invalidBody("names");
        }
        if (names.size() > MOST_NAMES) {
            throw ApiError.badRequest("api.emoji.get_multiple_by_name_too_many.request_error")
                    .with("max", String.valueOf(MOST_NAMES));
        }
        return Reply.json(emoji.byNames(names));
    }

    private Reply search(Request request) {
        Wanted wanted = request.body(Wanted.class, "term");
        String term = requireNonNullElse(wanted.term(), "");
        if (term.isEmpty()) {
            throw ApiError.invalidBody("term");
        }
        return Reply.json(
                requireNonNullElse(wanted.prefixOnly(), false) ? emoji.beginning(term) : emoji.containing(term));
    }

    private Reply get(Request request) {
        return Reply.json(emoji.get(request.id("emoji_id")));
    }

    private Reply delete(Request request) {
        emoji.delete(request.session(), request.id("emoji_id"));
        return Reply.ok();
    }

    /** The image of an id never changes. */
    private Reply image(Request request) {
        Emoji found = emoji.get(request.id("emoji_id"));
        return Reply.content(found.mediaType(), content(emoji.image(found)))
                .etag(found.id())
                .header("Cache-Control", "private, max-age=" + MONTH_SECONDS)
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static Content content(Stored stored) {
        return new Content() {
            @Override
            public long length() {
                return stored.length();
            }

            @Override
            public InputStream open(long from) {
                return stored.open(from);
            }
        };
    }
}
