package org.utmost.spaces.channels;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.text.Names;

/**
 * The body of PatchChannel and UpdateChannel: what is null stays as it is.
 *
 * @param id for UpdateChannel, which repeats it
 * @param type which can't be changed this way
 */
public record ChannelPatch(
        @Nullable String id,
        @Nullable String type,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String header,
        @Nullable String purpose) {
    /** The same for UpdateChannel: what the body leaves out is blank, but not the names, which can't be. */
    ChannelPatch whole() {
        return new ChannelPatch(
                id,
                type,
                name,
                displayName,
                Objects.requireNonNullElse(header, ""),
                Objects.requireNonNullElse(purpose, ""));
    }

    /** The same for PatchChannel, whose body has no id. */
    ChannelPatch part() {
        return new ChannelPatch(null, type, name, displayName, header, purpose);
    }

    /** The channel with the changes. */
    Channel on(Channel old, long now) {
        String newName = name == null ? old.name() : Names.clean(name);
        String title = displayName == null ? old.displayName() : Names.clean(displayName.strip());
        return old.with(
                now,
                title.isEmpty() && !old.personal() ? newName : title,
                newName,
                header == null ? old.header() : header,
                purpose == null ? old.purpose() : purpose);
    }

    /** Whether it changes more than the header, which is all that a direct or group message lets change. */
    boolean renames(Channel old) {
        return differs(name, old.name()) || differs(displayName, old.displayName()) || differs(purpose, old.purpose());
    }

    private static boolean differs(@Nullable String wanted, String now) {
        return wanted != null && !wanted.equals(now);
    }
}
