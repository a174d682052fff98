package org.utmost.identity.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A user in a list by activity.
 *
 * @param lastActivityAt epoch milliseconds; 0 in every other list
 */
record ActiveUser(
        @JsonUnwrapped User user,
        @JsonInclude(Include.NON_DEFAULT) long lastActivityAt) {}
