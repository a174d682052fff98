/** What users set for themselves. */
@Neighbours({"roles", "users"})
@NullMarked
package org.utmost.identity.preferences;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
