@Neighbours({"roles", "users"})
@NullMarked
package org.utmost.identity.status;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
