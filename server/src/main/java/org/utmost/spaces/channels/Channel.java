package org.utmost.spaces.channels;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation; the API's Channel object. Times are epoch milliseconds.
 *
 * @param teamId empty for direct and group messages
 * @param schemeId the scheme whose roles its members have; null for that of its team
 * @param props what its header mentions, where that is asked for; never stored
 */
@RecordBuilder
public record Channel(
        String id,
        long createAt,
        long updateAt,
        long deleteAt,
        String teamId,
        ChannelType type,
        String displayName,
        String name,
        String header,
        String purpose,
        long lastPostAt,
        long totalMsgCount,
        long totalMsgCountRoot,
        long lastRootPostAt,
        String creatorId,
        @Nullable String schemeId,
        @Nullable Map<String, Object> props) {
    /** The name of the channel that every member of a team is in. */
    public static final String DEFAULT = "town-square";

    /** A channel that nobody has written in. */
    static Channel fresh(
            String id,
            long now,
            String teamId,
            ChannelType type,
            String displayName,
            String name,
            String header,
            String purpose,
            String creatorId) {
        return ChannelBuilder.builder()
                .id(id)
                .createAt(now)
                .updateAt(now)
                .teamId(teamId)
                .type(type)
                .displayName(displayName)
                .name(name)
                .header(header)
                .purpose(purpose)
                .creatorId(creatorId)
                .build();
    }

    /** The same with other texts. */
    Channel with(long updateAt, String displayName, String name, String header, String purpose) {
        return ChannelBuilder.builder(this)
                .updateAt(updateAt)
                .displayName(displayName)
                .name(name)
                .header(header)
                .purpose(purpose)
                .build();
    }

    /** The same with what is said of it beside. */
    Channel withProps(Map<String, Object> said) {
        return ChannelBuilder.builder(this).props(said).build();
    }

    @JsonProperty("extra_update_at")
    long extraUpdateAt() {
        return 0;
    }

    @JsonProperty("group_constrained")
    @Nullable
    Boolean groupConstrained() {
        return null;
    }

    @JsonProperty
    @Nullable
    Boolean shared() {
        return null;
    }

    @JsonProperty("policy_id")
    @Nullable
    String policy() {
        return null;
    }

    /** Whether it takes posts. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    /** Whether everybody in its team may find and join it. */
    @JsonIgnore
    public boolean open() {
        return type == ChannelType.OPEN;
    }

    /** Whether it belongs to fixed users and to no team. */
    @JsonIgnore
    public boolean personal() {
        return type.personal();
    }

    /** For a direct message, the other of the two; the same user in a message to oneself. */
    @JsonIgnore
    public String otherUserId(String userId) {
        String[] both = name.split("__", 2);
        return both[0].equals(userId) && both.length > 1 ? both[1] : both[0];
    }
}
