package org.utmost.spaces.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A team; the API's Team object. Times are epoch milliseconds.
 *
 * @param type {@code O} for one that its users may find, {@code I} for one by invitation
 * @param allowOpenInvite whether every user may join, which counts only for type {@code O}
 * @param schemeId the scheme whose roles its members have; null for the default ones
 */
@RecordBuilder
public record Team(
        String id,
        long createAt,
        long updateAt,
        long deleteAt,
        String displayName,
        String name,
        String description,
        String email,
        String type,
        String companyName,
        String allowedDomains,
        String inviteId,
        boolean allowOpenInvite,
        @Nullable String schemeId) {
    @JsonProperty("group_constrained")
    @Nullable
    Boolean groupConstrained() {
        return null;
    }

    @JsonProperty("policy_id")
    @Nullable
    String policy() {
        return null;
    }

    @JsonProperty("cloud_limits_archived")
    boolean cloudLimitsArchived() {
        return false;
    }

    /** Whether it takes members and channels. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    /** Whether users who are not in it may see and join it. */
    @JsonIgnore
    public boolean open() {
        return allowOpenInvite && type.equals("O");
    }

    /** Without the address, for those who may not manage it. */
    Team withoutEmail() {
        return with("", inviteId);
    }

    /** Without what lets others in either, for those who may not invite. */
    public Team sanitized() {
        return with("", "");
    }

    private Team with(String shownEmail, String shownInviteId) {
        return TeamBuilder.builder(this)
                .email(shownEmail)
                .inviteId(shownInviteId)
                .build();
    }
}
